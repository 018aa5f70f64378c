import { AIRFLOW, segment } from '../app/api';
import type { TaskInstance } from './types';

/** A task by its id, which of a mapped one means every item; or one item by its index. */
export type TaskId = string | readonly [taskId: string, mapIndex: number];

/** A run, or some of its tasks. */
export interface Target {
  dagId: string;
  runId: string;
  tasks?: readonly TaskId[];
}

export interface ClearChoice {
  onlyFailed: boolean;
  upstream: boolean;
  downstream: boolean;
  past: boolean;
  future: boolean;
}

export type Mark = 'success' | 'failed' | 'skipped';
export type MarkChoice = Omit<ClearChoice, 'onlyFailed'>;

export interface PlannedRequest {
  path: string;
  body: Record<string, unknown>;
}

export const runPath = (dagId: string, runId: string): string => `${AIRFLOW}/dags/${segment(dagId)}/dagRuns/${segment(runId)}`;
export const runPage = (dagId: string, runId: string): string => `/dags/${segment(dagId)}/runs/${segment(runId)}`;
export function taskPage(dagId: string, runId: string, taskId: string, mapIndex = -1): string {
  const page = `${runPage(dagId, runId)}/tasks/${segment(taskId)}`;
  return mapIndex < 0 ? page : `${page}?map_index=${mapIndex}`;
}

/** What clears the targets, or only says what would be cleared. */
export function clearRequests(targets: readonly Target[], choice: ClearChoice, dryRun: boolean): PlannedRequest[] {
  return targets.map((target) => ({
    path: `${AIRFLOW}/dags/${segment(target.dagId)}/clearTaskInstances`,
    body: {
      dry_run: dryRun,
      dag_run_id: target.runId,
      only_failed: choice.onlyFailed,
      include_past: choice.past,
      include_future: choice.future,
      // Of a whole run nothing is upstream or downstream.
      ...(target.tasks && { task_ids: target.tasks, include_upstream: choice.upstream, include_downstream: choice.downstream }),
    },
  }));
}

/** What marks tasks, or only says which would be marked; targets without tasks are runs and are marked by themselves. */
export function markRequests(targets: readonly Target[], state: Mark, choice: MarkChoice, dryRun: boolean): PlannedRequest[] {
  return targets.flatMap((target) =>
    (target.tasks ?? []).map((task) => {
      const [taskId, mapIndex] = typeof task === 'string' ? [task, -1] : task;
      const instance = `${runPath(target.dagId, target.runId)}/taskInstances/${segment(taskId)}${mapIndex < 0 ? '' : `/${mapIndex}`}`;
      return {
        path: dryRun ? `${instance}/dry_run` : instance,
        body: {
          new_state: state,
          include_upstream: choice.upstream,
          include_downstream: choice.downstream,
          include_past: choice.past,
          include_future: choice.future,
        },
      };
    }),
  );
}

/** Instances of one run together, as one target each. */
export function targetsOf(instances: readonly TaskInstance[]): Target[] {
  const byRun = new Map<string, { dagId: string; runId: string; tasks: TaskId[] }>();
  for (const { dag_id, dag_run_id, task_id, map_index } of instances) {
    const key = JSON.stringify([dag_id, dag_run_id]);
    const target = byRun.get(key) ?? { dagId: dag_id, runId: dag_run_id, tasks: [] };
    byRun.set(key, target);
    target.tasks.push(map_index < 0 ? task_id : [task_id, map_index]);
  }
  return [...byRun.values()];
}

/** Each instance once: the neighbours of two chosen tasks may be the same. */
export function withoutRepeats(instances: readonly TaskInstance[]): TaskInstance[] {
  return [...new Map(instances.map((instance) => [instance.id, instance])).values()];
}

export const taskName = (task: TaskId): string => (typeof task === 'string' ? task : `${task[0]} [${task[1]}]`);

export const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** "task count", "3 tasks of 2 runs", "run manual__2026", "4 runs". */
export function nameOfTargets(targets: readonly Target[]): string {
  const tasks = targets.flatMap((target) => target.tasks ?? []);
  const [first] = tasks;
  if (first === undefined) {
    return targets.length === 1 ? 'this run' : counted(targets.length, 'run');
  }
  const of = targets.length > 1 ? ` of ${counted(targets.length, 'run')}` : '';
  return (tasks.length === 1 ? taskName(first) : counted(tasks.length, 'task')) + of;
}
