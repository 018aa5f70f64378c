import { Button, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { countOf, useUrlState } from '../common/urlState';
import { GridTable } from './GridTable';
import { modelOf } from './gridModel';
import { TASKS, useMillrace } from './queries';
import type { DagGrid, DagPageData } from './types';

const COUNTS = ['25', '50', '100', '200'];
const DEFAULT_COUNT = 25;

export function GridTab({ page }: { page: DagPageData }) {
  const { dagId, scheduleText } = page.summary;
  const [get, set] = useUrlState();
  const count = COUNTS.includes(get('runs')) ? countOf(get('runs')) : DEFAULT_COUNT;
  const before = get('before');
  const grid = useMillrace<DagGrid>([...TASKS, 'grid'], `dags/${segment(dagId)}/grid`, { limit: count, before });
  const model = useMemo(() => (grid.data ? modelOf(grid.data) : null), [grid.data]);
  const oldest = model?.runs[0];
  const mayHaveOlder = oldest !== undefined && model !== null && model.runs.length >= count;
  return (
    <Panel
      title={before ? 'Older runs' : 'Newest runs'}
      flush
      actions={
        <>
          <NativeSelect
            size="xs"
            aria-label="Runs shown"
            value={String(count)}
            data={COUNTS.map((value) => ({ value, label: `${value} runs` }))}
            onChange={(event) => set({ runs: countOf(event.currentTarget.value) === DEFAULT_COUNT ? null : event.currentTarget.value })}
          />
          <Button variant="default" disabled={!mayHaveOlder} onClick={() => set({ before: oldest?.runId })}>
            Older runs
          </Button>
          <Button variant="default" disabled={!before} onClick={() => set({ before: null })}>
            Newest
          </Button>
        </>
      }
    >
      <QueryView query={grid} what="the grid" height={300}>
        {() =>
          model && model.runs.length > 0 ? (
            <GridTable dagId={dagId} model={model} />
          ) : (
            <EmptyState
              title={before ? 'No older runs' : 'No runs yet'}
              action={before ? <Button variant="default" onClick={() => set({ before: null })}>Show the newest</Button> : undefined}
            >
              {before ? 'These were all.' : `Trigger the DAG, or wait for its schedule: ${scheduleText}.`}
            </EmptyState>
          )
        }
      </QueryView>
    </Panel>
  );
}
