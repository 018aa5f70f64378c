import type { GanttRow, TaskFacts } from './types';

export interface GraphNodeData {
  taskId: string;
  kind: string;
  triggerRule: string;
  state: string | null;
  /** States of a mapped task's items. */
  items: Record<string, number> | null;
  /** Whether the run has the task at all. */
  inRun: boolean;
  [key: string]: unknown;
}

/** The state that most needs to be seen, as the grid tells it. */
const urgency = [
  'failed', 'upstream_failed', 'up_for_retry', 'restarting', 'running', 'queued', 'scheduled', 'none', 'success', 'skipped', 'removed',
];

export function worstOf(states: readonly (string | null)[]): string | null {
  const found = urgency.find((state) => states.some((other) => (other ?? 'none') === state));
  return found === undefined || found === 'none' ? null : found;
}

/** What is told of each task in a run. */
export function nodesOf(tasks: readonly TaskFacts[], rows: readonly GanttRow[]): GraphNodeData[] {
  return tasks.map((task) => {
    const own = rows.filter((row) => row.taskId === task.taskId);
    const items = own.some((row) => row.mapIndex >= 0)
      ? own.reduce<Record<string, number>>((counts, row) => ({ ...counts, [row.state ?? 'none']: (counts[row.state ?? 'none'] ?? 0) + 1 }), {})
      : null;
    return {
      taskId: task.taskId, kind: task.kind, triggerRule: task.triggerRule, state: worstOf(own.map((row) => row.state)), items, inRun: own.length > 0,
    };
  });
}
