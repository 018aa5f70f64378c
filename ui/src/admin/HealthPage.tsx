import { useQuery } from '@tanstack/react-query';
import { api, MILLRACE } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { StateBadge, StateGlyph } from '../common/StateBadge';
import { TimeText } from '../common/TimeText';
import { formatBytes, formatNumber } from '../common/format';
import { countOf, useUrlState } from '../common/urlState';
import classes from './admin.module.css';
import { healthSentence } from './healthSentence';
import type { Health, HealthPart, Page, Process } from './types';

const REFRESH_MS = 5_000;
const LIMIT = 50;

const parts: Column<HealthPart>[] = [
  { key: 'status', title: 'Status', render: (part) => <StateBadge state={part.status} /> },
  { key: 'part', title: 'Part', render: (part) => <strong className={`${classes.plain} ${classes.unbroken}`}>{part.title}</strong> },
  { key: 'message', title: 'What is so', width: '100%', render: (part) => part.message },
  { key: 'since', title: 'Since', align: 'right', wideOnly: true, render: (part) => <TimeText value={part.sinceAt} /> },
];

const processes: Column<Process>[] = [
  { key: 'alive', title: 'Status', render: (process) => <StateBadge state={process.isAlive ? 'healthy' : 'unhealthy'} /> },
  {
    key: 'process',
    title: 'Process',
    render: (process) => (
      <>
        {process.host} <span className="muted">{process.processId}</span>
        {process.isThisProcess && <span className="muted">, answers this page</span>}
      </>
    ),
  },
  { key: 'role', title: 'Part', render: (process) => (process.role === 'scheduler' ? 'scheduler and worker' : process.role) },
  { key: 'tasks', title: 'Tasks', align: 'right', render: (process) => formatNumber(process.runningTasks) },
  {
    key: 'memory',
    title: 'Memory',
    align: 'right',
    wideOnly: true,
    render: (process) => (process.memoryBytes === null ? <span className="muted">not told</span> : formatBytes(process.memoryBytes)),
  },
  { key: 'heartbeat', title: 'Last sign of life', align: 'right', wideOnly: true, render: (process) => <TimeText value={process.heartbeatAt} /> },
];

export function HealthPage() {
  const [get, set] = useUrlState();
  const offset = countOf(get('offset'));
  const health = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.get<Health>(`${MILLRACE}/health`, undefined, signal),
    refetchInterval: REFRESH_MS,
  });
  const list = useQuery({
    queryKey: ['processes', offset],
    queryFn: ({ signal }) => api.get<Page<Process>>(`${MILLRACE}/processes`, { limit: LIMIT, offset }, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className={classes.page}>
      <PageHeader
        title="Health"
        description={
          <span className={classes.headline}>
            {health.data && <StateGlyph state={health.data.status} />}
            {health.data ? healthSentence(health.data) : '\u00a0'}
          </span>
        }
      />
      <Panel title="Parts" flush>
        <QueryView query={health} what="the parts" height={300}>
          {(data) => <DataTable label="Parts" columns={parts} rows={data.parts} rowKey={(part) => part.name} />}
        </QueryView>
      </Panel>
      <Panel title="Processes" flush>
        <QueryView query={list} what="the processes" height={90}>
          {(data) => (
            <>
              <DataTable
                label="Processes"
                columns={processes}
                rows={data.items}
                rowKey={(process) => process.id}
                empty={
                  <EmptyState title="No process runs tasks">
                    Start one with <code>millrace up</code>, or add another with <code>millrace worker</code>.
                  </EmptyState>
                }
              />
              <Pager offset={offset} limit={LIMIT} total={data.total} onOffset={(next) => set({ offset: next || null })} />
            </>
          )}
        </QueryView>
      </Panel>
    </div>
  );
}
