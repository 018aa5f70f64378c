import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { StateBadge } from '../common/StateBadge';
import { runStates } from '../common/states';
import { DurationText, TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { ClearDialog } from './ClearDialog';
import { DeleteRunsDialog } from './DeleteRunsDialog';
import { Filters, ManyChoice } from './Filters';
import { isFiltered, PAGE, runFilterNames, runsPath, runsQuery, runTypes, typeLabels } from './filters';
import { MarkDialog } from './MarkDialog';
import { RoleButton } from './RoleButton';
import { selectColumn } from './selectColumn';
import { SelectionBar } from './SelectionBar';
import { counted, runPage } from './targets';
import type { DagRun, DagRunList } from './types';
import { useLiveRefresh } from './useLiveRefresh';
import { useSelection } from './useSelection';
import classes from './runs.module.css';

const keyOf = (run: DagRun) => `${run.dag_id}/${run.dag_run_id}`;

const columns: Column<DagRun>[] = [
  { key: 'state', title: 'State', sort: 'state', render: (run) => <StateBadge state={run.state} /> },
  {
    key: 'run',
    title: 'Run',
    sort: 'run_id',
    render: (run) => (
      <>
        <Link to={runPage(run.dag_id, run.dag_run_id)} className={classes.id}>
          {run.dag_run_id}
        </Link>
        {run.note && (
          <span title={run.note} className={classes.noteMark}>
            <StickyNote size={12} aria-label={`Note: ${run.note}`} role="img" />
          </span>
        )}
        <span className={classes.narrowOnly}>{run.dag_id}</span>
      </>
    ),
  },
  { key: 'dag', title: 'DAG', sort: 'dag_id', wideOnly: true, render: (run) => <Link to={`/dags/${segment(run.dag_id)}`}>{run.dag_id}</Link> },
  { key: 'type', title: 'Type', wideOnly: true, render: (run) => <span className="nowrap">{typeLabels[run.run_type] ?? run.run_type}</span> },
  { key: 'date', title: 'Logical date', sort: 'logical_date', wideOnly: true, render: (run) => <TimeText value={run.logical_date} absolute /> },
  { key: 'start', title: 'Started', sort: 'start_date', wideOnly: true, render: (run) => <TimeText value={run.start_date} /> },
  { key: 'duration', title: 'Duration', align: 'right', render: (run) => <DurationText start={run.start_date} end={run.end_date} /> },
  { key: 'by', title: 'By', wideOnly: true, render: (run) => run.triggering_user_name ?? run.triggered_by ?? '' },
];

export function RunsList() {
  const [get, set] = useUrlState();
  const offset = countOf(get('offset'));
  const order = get('order', '-logical_date');
  const query = runsQuery(get);
  const dag = get('dag');
  const runs = useQuery({
    queryKey: ['runs', dag, query],
    queryFn: ({ signal }) => api.get<DagRunList>(runsPath(dag), query, signal),
    placeholderData: keepPreviousData,
  });
  useLiveRefresh(['runs'], (event) => dag === '' || event.dagId === dag);
  const selection = useSelection(runs.data?.dag_runs ?? [], keyOf);
  const [dialog, setDialog] = useState<'clear' | 'mark' | 'delete' | null>(null);
  const targets = selection.chosen.map((run) => ({ dagId: run.dag_id, runId: run.dag_run_id, state: run.state }));
  const none = targets.length === 0;
  const close = () => setDialog(null);
  return (
    <Panel flush>
      <Filters names={runFilterNames} offset="offset">
        <ManyChoice name="state" label="State" values={runStates} offset="offset" />
        <ManyChoice name="type" label="Type" values={runTypes} offset="offset" labelOf={(type) => typeLabels[type] ?? type} />
      </Filters>
      <QueryView query={runs} what="the runs" height={480}>
        {(list) => (
          <>
            <SelectionBar count={targets.length} total={counted(list.total_entries, 'run')}>
              <RoleButton needs="operator" disabled={none} onClick={() => setDialog('clear')}>
                Clear…
              </RoleButton>
              <RoleButton needs="operator" disabled={none} onClick={() => setDialog('mark')}>
                Mark…
              </RoleButton>
              <RoleButton needs="admin" disabled={none} onClick={() => setDialog('delete')}>
                Delete…
              </RoleButton>
            </SelectionBar>
            <DataTable
              label="Runs"
              columns={[selectColumn(selection, (run) => run.dag_run_id), ...columns]}
              rows={list.dag_runs}
              rowKey={keyOf}
              order={order}
              onOrder={(next) => set({ order: next === '-logical_date' ? null : next, offset: null })}
              isSelected={selection.has}
              empty={<NoRuns filtered={isFiltered(get, runFilterNames)} />}
            />
            <Pager offset={offset} limit={PAGE} total={list.total_entries} onOffset={(next) => set({ offset: next || null })} />
          </>
        )}
      </QueryView>
      <ClearDialog targets={targets.map(({ dagId, runId }) => ({ dagId, runId }))} opened={dialog === 'clear'} onClose={close} onDone={selection.clear} />
      <MarkDialog targets={targets.map(({ dagId, runId }) => ({ dagId, runId }))} opened={dialog === 'mark'} onClose={close} onDone={selection.clear} />
      <DeleteRunsDialog runs={targets} opened={dialog === 'delete'} onClose={close} onDone={selection.clear} />
    </Panel>
  );
}

function NoRuns({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No run is like that">Widen the filters, or clear them to see all runs.</EmptyState>
  ) : (
    <EmptyState title="No runs yet" action={<Link to="/dags">Go to the DAGs</Link>}>
      A run appears when a schedule comes due, when data that a DAG waits for has changed, or when someone triggers a DAG.
    </EmptyState>
  );
}
