import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { AIRFLOW, segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { StateBadge } from '../common/StateBadge';
import { runStates, stateLabel } from '../common/states';
import { DurationText, TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { runLink } from './links';
import { DAGS, useMillrace } from './queries';
import { runFilters } from './runFilters';
import { RunsActions } from './RunsActions';
import classes from './RunsTab.module.css';
import type { AirflowRun, AirflowRunList, DagPageData } from './types';

const LIMIT = 50;
const NEWEST_FIRST = '-logical_date';
const types = ['scheduled', 'manual', 'backfill', 'asset_triggered'];

export function RunsTab({ page }: { page: DagPageData }) {
  const { dagId, scheduleText } = page.summary;
  const [get, set] = useUrlState();
  const offset = countOf(get('offset'));
  const order = get('order', NEWEST_FIRST);
  const filters = { state: get('state'), type: get('type'), from: get('from'), to: get('to') };
  const isFiltered = Object.values(filters).some((value) => value !== '');
  const query = { ...runFilters(filters), order_by: order, limit: LIMIT, offset };
  const list = useMillrace<AirflowRunList>([...DAGS, 'runs'], `${AIRFLOW}/dags/${segment(dagId)}/dagRuns`, query);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const narrow = (change: Record<string, string | null>) => {
    setSelected(new Set());
    set({ ...change, offset: null });
  };
  const rows = list.data?.dag_runs ?? [];
  const chosen = rows.filter((run) => selected.has(run.dag_run_id));
  return (
    <Panel flush>
      <div className={classes.filters}>
        <NativeSelect
          size="xs"
          aria-label="State"
          value={filters.state}
          data={[{ value: '', label: 'Any state' }, ...runStates.map((state) => ({ value: state, label: stateLabel(state) }))]}
          onChange={(event) => narrow({ state: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          aria-label="Type"
          value={filters.type}
          data={[{ value: '', label: 'Any type' }, ...types.map((type) => ({ value: type, label: stateLabel(type) }))]}
          onChange={(event) => narrow({ type: event.currentTarget.value })}
        />
        <span className={classes.date}>
          <span aria-hidden>from</span>
          <TextInput type="date" aria-label="First day" value={filters.from} onChange={(event) => narrow({ from: event.currentTarget.value })} />
        </span>
        <span className={classes.date}>
          <span aria-hidden>to</span>
          <TextInput type="date" aria-label="Last day" value={filters.to} onChange={(event) => narrow({ to: event.currentTarget.value })} />
        </span>
        <RunsActions dagId={dagId} chosen={chosen} onDone={() => setSelected(new Set())} />
      </div>
      <QueryView query={list} what="the runs" height={420}>
        {(data) => (
          <>
            <DataTable
              label={`Runs of ${dagId}`}
              columns={columnsOf(rows, selected, setSelected)}
              rows={data.dag_runs}
              rowKey={(run) => run.dag_run_id}
              order={order}
              onOrder={(next) => set({ order: next === NEWEST_FIRST ? null : next, offset: null })}
              isSelected={(run) => selected.has(run.dag_run_id)}
              empty={
                <EmptyState title={isFiltered ? 'No run matches' : 'No runs yet'}>
                  {isFiltered ? 'Change the filters to see others.' : `Trigger the DAG, or wait for its schedule: ${scheduleText}.`}
                </EmptyState>
              }
            />
            <Pager
              offset={offset}
              limit={LIMIT}
              total={data.total_entries}
              onOffset={(next) => {
                setSelected(new Set());
                set({ offset: next || null });
              }}
            />
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function columnsOf(rows: readonly AirflowRun[], selected: ReadonlySet<string>, onSelect: (selected: ReadonlySet<string>) => void): Column<AirflowRun>[] {
  const all = rows.length > 0 && rows.every((run) => selected.has(run.dag_run_id));
  const toggle = (runId: string) => {
    const next = new Set(selected);
    if (!next.delete(runId)) {
      next.add(runId);
    }
    onSelect(next);
  };
  return [
    {
      key: 'select',
      width: '2rem',
      title: (
        <Checkbox
          aria-label="Select all runs of this page"
          checked={all}
          indeterminate={!all && rows.some((run) => selected.has(run.dag_run_id))}
          onChange={() => onSelect(all ? new Set() : new Set(rows.map((run) => run.dag_run_id)))}
        />
      ),
      render: (run) => <Checkbox aria-label={`Select ${run.dag_run_id}`} checked={selected.has(run.dag_run_id)} onChange={() => toggle(run.dag_run_id)} />,
    },
    { key: 'state', title: 'State', sort: 'state', render: (run) => <StateBadge state={run.state} /> },
    {
      key: 'date',
      title: 'Logical date',
      sort: 'logical_date',
      render: (run) => (
        <Link to={runLink(run.dag_id, run.dag_run_id)} title={run.dag_run_id}>
          <TimeText value={run.logical_date} absolute />
        </Link>
      ),
    },
    { key: 'type', title: 'Type', wideOnly: true, render: (run) => run.run_type.replace('_', ' ') },
    { key: 'start', title: 'Began', sort: 'start_date', wideOnly: true, render: (run) => <TimeText value={run.start_date} /> },
    { key: 'duration', title: 'Duration', align: 'right', render: (run) => <DurationText start={run.start_date} end={run.end_date} /> },
    {
      key: 'note',
      title: 'Parameters and note',
      wideOnly: true,
      render: (run) => (
        <span className={classes.note}>
          {Object.keys(run.conf ?? {}).length > 0 && <code>{JSON.stringify(run.conf)}</code>} {run.note}
        </span>
      ),
    },
  ];
}
