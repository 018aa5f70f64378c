import { describe, expect, it } from 'vitest';
import { clearRequests, markRequests, nameOfTargets, targetsOf, taskPage, withoutRepeats } from './targets';
import type { ClearChoice, Target } from './targets';
import type { TaskInstance } from './types';

const nothing: ClearChoice = { onlyFailed: false, upstream: false, downstream: false, past: false, future: false };
const instance = (id: string, dag: string, run: string, task: string, mapIndex = -1) =>
  ({ id, dag_id: dag, dag_run_id: run, task_id: task, map_index: mapIndex }) as TaskInstance;

describe('Clearing', () => {
  it('of a task names it and says what comes with it', () => {
    const target: Target = { dagId: 'a', runId: 'manual__2026-01-01T00:00:00+00:00', tasks: ['load', ['copy', 3]] };
    expect(clearRequests([target], { ...nothing, downstream: true, onlyFailed: true }, true)).toEqual([
      {
        path: '/api/v2/dags/a/clearTaskInstances',
        body: {
          dry_run: true,
          dag_run_id: target.runId,
          only_failed: true,
          include_past: false,
          include_future: false,
          task_ids: ['load', ['copy', 3]],
          include_upstream: false,
          include_downstream: true,
        },
      },
    ]);
  });
  it('of a whole run names no tasks, for the server then takes all', () => {
    const [request] = clearRequests([{ dagId: 'a', runId: 'r' }], { ...nothing, past: true }, false);
    expect(request?.body).toEqual({ dry_run: false, dag_run_id: 'r', only_failed: false, include_past: true, include_future: false });
  });
});

describe('Marking', () => {
  it('asks the dry run of each task first, and of an item by its index', () => {
    const requests = markRequests([{ dagId: 'a b', runId: 'r/1', tasks: ['load', ['copy', 0]] }], 'skipped', nothing, true);
    expect(requests.map((request) => request.path)).toEqual([
      '/api/v2/dags/a%20b/dagRuns/r%2F1/taskInstances/load/dry_run',
      '/api/v2/dags/a%20b/dagRuns/r%2F1/taskInstances/copy/0/dry_run',
    ]);
    expect(requests[0]?.body).toMatchObject({ new_state: 'skipped', include_upstream: false });
  });
  it('sends nothing for a run without tasks', () => expect(markRequests([{ dagId: 'a', runId: 'r' }], 'failed', nothing, false)).toEqual([]));
});

describe('Targets', () => {
  const instances = [instance('1', 'a', 'r1', 'x'), instance('2', 'a', 'r2', 'x'), instance('3', 'a', 'r1', 'y', 2)];
  it('hold the instances of one run together', () =>
    expect(targetsOf(instances)).toEqual([
      { dagId: 'a', runId: 'r1', tasks: ['x', ['y', 2]] },
      { dagId: 'a', runId: 'r2', tasks: ['x'] },
    ]));
  it('are named by what they are', () => {
    expect(nameOfTargets([{ dagId: 'a', runId: 'r' }])).toBe('this run');
    expect(nameOfTargets([{ dagId: 'a', runId: 'r', tasks: [['y', 2]] }])).toBe('y [2]');
    expect(nameOfTargets(targetsOf(instances))).toBe('3 tasks of 2 runs');
  });
  it('that were touched twice are listed once', () =>
    expect(withoutRepeats([...instances, instance('1', 'a', 'r1', 'x')]).map((one) => one.id)).toEqual(['1', '2', '3']));
  it('have a page whose address escapes ids', () => {
    expect(taskPage('a', 'manual__2026-01-01T00:00:00+00:00', 'load')).toBe('/dags/a/runs/manual__2026-01-01T00%3A00%3A00%2B00%3A00/tasks/load');
    expect(taskPage('a', 'r', 'load', 2)).toBe('/dags/a/runs/r/tasks/load?map_index=2');
  });
});
