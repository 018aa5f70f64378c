import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryKey, UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api, MILLRACE } from '../app/api';
import type { Query } from '../app/api';
import { useLiveEvent, useLiveStatus } from '../app/LiveEvents';

/** Everything about DAGs has keys below this one; what changes with each task is below `tasks`. */
export const DAGS: QueryKey = ['dags'];
export const TASKS: QueryKey = ['dags', 'tasks'];

const LOST_LIVE_MS = 5_000;
const SELDOM_MS = 60_000;

/** Reads from /api/millrace/v1; asks again by the clock only while live events do not come. */
export function useMillrace<T>(key: QueryKey, path: string, query?: Query, enabled = true): UseQueryResult<T> {
  const live = useLiveStatus();
  return useQuery<T>({
    queryKey: [...key, path, query ?? null],
    queryFn: ({ signal }) => api.get<T>(path.startsWith('/') ? path : `${MILLRACE}/${path}`, query, signal),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: live === 'live' ? SELDOM_MS : LOST_LIVE_MS,
  });
}

const GATHER_MS = 400;

/** Asks again for what is shown of DAGs (of one DAG, if given) when runs, tasks or pauses change; a burst of changes asks once. */
export function useDagsLive(dagId?: string): void {
  const client = useQueryClient();
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; all: boolean } | null>(null);
  const refresh = useCallback(
    (event: { dagId: string }, all: boolean) => {
      if (dagId !== undefined && event.dagId !== dagId) {
        return;
      }
      if (waiting.current) {
        waiting.current.all ||= all;
        return;
      }
      const timer = setTimeout(() => {
        const everything = waiting.current?.all;
        waiting.current = null;
        void client.invalidateQueries({ queryKey: everything ? DAGS : TASKS });
      }, GATHER_MS);
      waiting.current = { timer, all };
    },
    [client, dagId],
  );
  useLiveEvent<{ dagId: string }>('run', (event) => refresh(event, true));
  useLiveEvent<{ dagId: string }>('backfill', (event) => refresh(event, true));
  useLiveEvent<{ dagId: string }>('dag', (event) => refresh(event, true));
  useLiveEvent<{ dagId: string }>('task', (event) => refresh(event, false));
  useEffect(() => () => {
    if (waiting.current) {
      clearTimeout(waiting.current.timer);
      waiting.current = null;
    }
  }, []);
}
