import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useLiveEvent } from '../app/LiveEvents';

export interface RunEvent {
  dagId: string;
  runId: string;
  state: string;
}

export interface TaskEvent extends RunEvent {
  taskId: string;
  mapIndex: number;
  tryNumber: number;
}

const AT_MOST_EVERY_MS = 700;

/** Asks again for what begins with a key when a run, or a task of one, has changed; not more often than one can read. */
export function useLiveRefresh(key: QueryKey, concerns: (event: RunEvent) => boolean = () => true): void {
  const client = useQueryClient();
  const refresh = useThrottledCallback(() => void client.invalidateQueries({ queryKey: key }), AT_MOST_EVERY_MS);
  const hear = (event: RunEvent) => {
    if (concerns(event)) {
      refresh();
    }
  };
  useLiveEvent<RunEvent>('run', hear);
  useLiveEvent<TaskEvent>('task', hear);
}
