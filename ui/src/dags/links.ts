import { segment, withQuery } from '../app/api';

export const dagLink = (dagId: string, query?: Record<string, string | number | null | undefined>) =>
  withQuery(`/dags/${segment(dagId)}`, query);

export const runLink = (dagId: string, runId: string) => `/dags/${segment(dagId)}/runs/${segment(runId)}`;

/** The page of a task in a run; a mapped item and a try are named when they are meant. */
export function taskLink(dagId: string, runId: string, taskId: string, item: { mapIndex?: number; tryNumber?: number } = {}): string {
  const mapIndex = item.mapIndex === undefined || item.mapIndex < 0 ? null : item.mapIndex;
  return withQuery(`${runLink(dagId, runId)}/tasks/${segment(taskId)}`, { map_index: mapIndex, try: item.tryNumber });
}
