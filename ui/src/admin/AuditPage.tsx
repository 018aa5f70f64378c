import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { AIRFLOW, api, segment } from '../app/api';
import { useLiveEvent } from '../app/LiveEvents';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { TimeText } from '../common/TimeText';
import { auditWords, knownEvents } from '../common/auditWords';
import { countOf, useUrlState } from '../common/urlState';
import classes from './admin.module.css';
import { auditQuery, localTime } from './auditQuery';
import type { EventLog, EventLogs } from './types';

const LIMIT = 50;
const SETTLE_MS = 500;

function About({ entry }: { entry: EventLog }) {
  if (!entry.dag_id) {
    return entry.extra;
  }
  const dag = `/dags/${segment(entry.dag_id)}`;
  return (
    <>
      <Link to={dag}>{entry.dag_id}</Link>
      {entry.run_id && (
        <>
          {' '}
          <Link to={`${dag}/runs/${segment(entry.run_id)}`} className={`muted ${classes.wide}`}>
            {entry.run_id}
          </Link>
        </>
      )}
      {entry.extra && <div className="muted">{entry.extra}</div>}
    </>
  );
}

const who = (entry: EventLog) => <strong className={classes.plain}>{entry.owner ?? 'Someone'}</strong>;

const columns: Column<EventLog>[] = [
  {
    key: 'when',
    title: 'When',
    sort: 'when',
    render: (entry) => (
      <>
        <span className={classes.wide}>
          <TimeText value={entry.when} absolute />
        </span>
        <span className={classes.narrow}>
          <TimeText value={entry.when} />
        </span>
      </>
    ),
  },
  { key: 'who', title: 'Who', wideOnly: true, width: '9rem', render: who },
  { key: 'what', title: 'Did what', wideOnly: true, width: '14rem', render: (entry) => <span title={entry.event}>{auditWords(entry.event)}</span> },
  {
    key: 'about',
    title: (
      <>
        <span className={classes.wide}>To what</span>
        <span className={classes.narrow}>What happened</span>
      </>
    ),
    render: (entry) => (
      <div className={classes.about}>
        <span className={classes.narrow}>
          {who(entry)} {auditWords(entry.event)}{' '}
        </span>
        <About entry={entry} />
      </div>
    ),
  },
];

export function AuditPage() {
  const [get, set] = useUrlState();
  const [cleared, setCleared] = useState(0);
  const client = useQueryClient();
  const filter = { user: get('user'), event: get('event'), dag: get('dag'), from: get('from'), to: get('to') };
  const order = get('order', '-when');
  const offset = countOf(get('offset'));
  const isFiltered = Object.values(filter).some(Boolean);
  const typed = useRef<Partial<typeof filter>>({});
  const apply = useDebouncedCallback(() => set({ ...typed.current, offset: null }), 300);
  const change = (name: keyof typeof filter, value: string) => {
    typed.current[name] = value;
    apply();
  };
  useLiveEvent(
    'audit',
    useDebouncedCallback(() => void client.invalidateQueries({ queryKey: ['audit'] }), SETTLE_MS),
  );
  const entries = useQuery({
    queryKey: ['audit', { ...filter, order, offset }],
    queryFn: ({ signal }) => api.get<EventLogs>(`${AIRFLOW}/eventLogs`, { ...auditQuery(filter), order_by: order, limit: LIMIT, offset }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.page}>
      <PageHeader title="Audit log" description="Who did what: on these pages, in the API and on the command line. Entries are only ever added." />
      <Panel flush>
        {/* Fields begin anew when the filter is cleared. */}
        <div className={classes.filters} role="search" aria-label="Filter the audit log" key={cleared}>
          <TextInput label="User" placeholder="Whole name" defaultValue={filter.user} onChange={(event) => change('user', event.currentTarget.value)} />
          <Autocomplete
            label="Event"
            size="xs"
            placeholder="Any"
            data={[...knownEvents]}
            defaultValue={filter.event}
            onChange={(value) => change('event', value)}
          />
          <TextInput label="DAG" placeholder="Whole name" defaultValue={filter.dag} onChange={(event) => change('dag', event.currentTarget.value)} />
          <TextInput
            type="datetime-local"
            label="From"
            defaultValue={localTime(filter.from)}
            onChange={(event) => change('from', event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label="Until"
            defaultValue={localTime(filter.to)}
            onChange={(event) => change('to', event.currentTarget.value)}
          />
          {isFiltered && (
            <Button
              variant="default"
              onClick={() => {
                typed.current = {};
                set({ user: null, event: null, dag: null, from: null, to: null, offset: null });
                setCleared(cleared + 1);
              }}
            >
              Clear filter
            </Button>
          )}
        </div>
        <QueryView query={entries} what="the audit log" height={420}>
          {(page) => (
            <>
              <DataTable
                label="Audit log"
                columns={columns}
                rows={page.event_logs}
                rowKey={(entry) => String(entry.event_log_id)}
                order={order}
                onOrder={(next) => set({ order: next === '-when' ? null : next, offset: null })}
                empty={
                  <EmptyState title={isFiltered ? 'No entry fits the filter' : 'Nobody did anything yet'}>
                    {isFiltered
                      ? 'User, event and DAG must be the whole name. Clear the filter to see every entry.'
                      : 'Whatever is triggered, paused, cleared or changed is listed here with the name of who did it.'}
                  </EmptyState>
                }
              />
              <Pager offset={offset} limit={LIMIT} total={page.total_entries} onOffset={(next) => set({ offset: next || null })} />
            </>
          )}
        </QueryView>
      </Panel>
    </div>
  );
}
