import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api } from '../app/api';
import { withoutRepeats } from './targets';
import type { PlannedRequest } from './targets';
import type { TaskInstance, TaskInstanceList } from './types';

type Method = 'post' | 'patch';

/** Sends what was planned, one after the other, and gathers what was touched. */
export async function sendAll(method: Method, requests: readonly PlannedRequest[]): Promise<TaskInstance[]> {
  const touched: TaskInstance[] = [];
  for (const { path, body } of requests) {
    const answer = await api[method]<TaskInstanceList>(path, body);
    touched.push(...answer.task_instances);
  }
  return withoutRepeats(touched);
}

/** What requests with dry_run would touch. */
export function useTouched(method: Method, requests: readonly PlannedRequest[], enabled: boolean): UseQueryResult<TaskInstance[]> {
  return useQuery({
    queryKey: ['touched', method, requests],
    queryFn: () => sendAll(method, requests),
    enabled: enabled && requests.length > 0,
    staleTime: 0,
    gcTime: 0,
  });
}
