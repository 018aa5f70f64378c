import { Link } from 'react-router';
import { segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatDuration, formatNumber } from '../common/format';
import { Panel } from '../common/Panel';
import type { TopicDetails } from './types';

type Group = TopicDetails['groups'][number];

const columns: Column<Group>[] = [
  { key: 'group', title: 'Group', render: (item) => <Link to={`/groups/${segment(item.group)}`}>{item.group}</Link> },
  { key: 'state', title: 'State', render: (item) => item.state },
  { key: 'lag', title: 'Lag', align: 'right', render: (item) => formatNumber(item.lag) },
  { key: 'lagSeconds', title: 'Lag in time', align: 'right', render: (item) => (item.lag > 0 ? formatDuration(item.lagSeconds) : '0 s') },
];

export function GroupsTab({ topic }: { topic: TopicDetails }) {
  return (
    <Panel flush>
      <DataTable
        label="Consumer groups of the topic"
        columns={columns}
        rows={topic.groups}
        rowKey={(item) => item.group}
        empty={<EmptyState title="No group reads this topic">A group appears here when a consumer joins it or commits an offset.</EmptyState>}
      />
    </Panel>
  );
}
