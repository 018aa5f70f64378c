import { segment } from '../app/api';
import { useUrlState } from '../common/urlState';
import { TASKS, useMillrace } from './queries';
import type { DagSummary, RunGantt } from './types';

/** The run that graph and Gantt show: the one in the address, else the newest. */
export function useChosenRun(dag: DagSummary) {
  const [get, set] = useUrlState();
  const newest = dag.runs.at(-1)?.runId ?? '';
  const runId = get('run', newest);
  const gantt = useMillrace<RunGantt>(
    [...TASKS, 'gantt', dag.dagId, runId],
    `dags/${segment(dag.dagId)}/runs/${segment(runId)}/gantt`,
    undefined,
    runId !== '',
  );
  const data = gantt.data?.runId === runId ? gantt.data : undefined;
  return { runId, gantt: { ...gantt, data } as typeof gantt, choose: (next: string) => set({ run: next === newest ? null : next }) };
}
