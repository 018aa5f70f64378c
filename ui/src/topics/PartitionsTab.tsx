import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { formatNumber, UNKNOWN } from '../common/format';
import { Panel } from '../common/Panel';
import type { TopicDetails } from './types';

type Partition = TopicDetails['partitions'][number];

const columns: Column<Partition>[] = [
  { key: 'partition', title: 'Partition', render: (item) => item.partition },
  { key: 'key', title: 'Key', render: (item) => item.key ?? <span className="muted">by hash</span> },
  { key: 'records', title: 'Records', align: 'right', render: (item) => formatNumber(item.end - item.start) },
  { key: 'start', title: 'Oldest offset', align: 'right', wideOnly: true, render: (item) => formatNumber(item.start) },
  { key: 'end', title: 'Next offset', align: 'right', render: (item) => formatNumber(item.end) },
  { key: 'leader', title: 'Leader', align: 'right', wideOnly: true, render: (item) => (item.leader < 0 ? UNKNOWN : item.leader) },
];

export function PartitionsTab({ topic }: { topic: TopicDetails }) {
  const shown = topic.partitions.some((partition) => partition.key) ? columns : columns.filter(({ key }) => key !== 'key');
  return (
    <Panel flush>
      <DataTable label="Partitions" columns={shown} rows={topic.partitions} rowKey={(item) => String(item.partition)} />
    </Panel>
  );
}
