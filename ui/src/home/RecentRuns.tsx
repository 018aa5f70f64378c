import { Link } from 'react-router';
import { segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Panel } from '../common/Panel';
import { StateBadge } from '../common/StateBadge';
import { DurationText, TimeText } from '../common/TimeText';
import { stateLabel } from '../common/states';
import type { RecentRun } from './types';

const SHOWN = 10;

const columns: Column<RecentRun>[] = [
  { key: 'state', title: 'State', render: (run) => <StateBadge state={run.state} />, width: '7rem' },
  {
    key: 'dag',
    title: 'Run of',
    render: (run) => <Link to={`/dags/${segment(run.dagId)}/runs/${segment(run.runId)}`}>{run.dagId}</Link>,
  },
  { key: 'type', title: 'Made by', wideOnly: true, render: (run) => stateLabel(run.runType) },
  { key: 'start', title: 'Started', align: 'right', render: (run) => <TimeText value={run.startDate} /> },
  { key: 'duration', title: 'Took', align: 'right', wideOnly: true, render: (run) => <DurationText start={run.startDate} end={run.endDate} /> },
];

export function RecentRuns({ runs }: { runs: RecentRun[] }) {
  return (
    <Panel title="Recent runs" flush actions={<Link to="/runs">All runs</Link>}>
      <DataTable
        label="Recent runs"
        columns={columns}
        rows={runs.slice(0, SHOWN)}
        rowKey={(run) => `${run.dagId}/${run.runId}`}
        empty={<EmptyState title="No runs yet">A DAG makes runs by its schedule while it is not paused, or when you trigger it.</EmptyState>}
      />
    </Panel>
  );
}
