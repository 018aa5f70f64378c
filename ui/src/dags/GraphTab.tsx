import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import { ErrorNotice } from '../common/ErrorNotice';
import { Loading } from '../common/Loading';
import { Panel } from '../common/Panel';
import { useUrlState } from '../common/urlState';
import { nodesOf } from './graphModel';
import { RunChoice } from './RunChoice';
import type { DagPageData } from './types';
import { useChosenRun } from './useChosenRun';

const GraphCanvas = lazy(async () => ({ default: (await import('./GraphCanvas')).GraphCanvas }));
const HEIGHT = 'clamp(20rem, calc(100dvh - 21rem), 46rem)';

/** What depends on what, with the states of a run. */
export function GraphTab({ page }: { page: DagPageData }) {
  const { summary: dag, tasks } = page;
  const [get, set] = useUrlState();
  // A phone is higher than wide; tasks that do not depend on each other are put one below the other the other way round.
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const natural = isNarrow && tasks.some((task) => task.upstream.length > 0) ? 'down' : 'right';
  const direction = get('direction', natural) === 'down' ? 'down' : 'right';
  const isDown = direction === 'down';
  const { runId, gantt, choose } = useChosenRun(dag);
  const nodes = useMemo(() => nodesOf(tasks, gantt.data?.rows ?? []), [tasks, gantt.data]);
  return (
    <Panel
      title="Tasks and what they depend on"
      flush
      actions={
        <>
          <NativeSelect
            size="xs"
            aria-label="Direction"
            value={direction}
            data={[{ value: 'right', label: 'Left to right' }, { value: 'down', label: 'Top to bottom' }]}
            onChange={(event) => set({ direction: event.currentTarget.value === natural ? null : event.currentTarget.value })}
          />
          {runId && <RunChoice dag={dag} runId={runId} onChoose={choose} />}
        </>
      }
    >
      {gantt.error && !gantt.data && <ErrorNotice error={gantt.error} what="the states of the run" onRetry={() => void gantt.refetch()} />}
      <div style={{ height: HEIGHT }}>
        <Suspense fallback={<Loading what="the graph" height="100%" />}>
          <GraphCanvas key={`${dag.dagId} ${isDown}`} dagId={dag.dagId} runId={runId || null} tasks={tasks} nodes={nodes} isDown={isDown} />
        </Suspense>
      </div>
    </Panel>
  );
}
