import { Alert, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { api, MILLRACE, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { formatNumber, UNKNOWN } from '../common/format';
import { QueryView } from '../common/QueryView';
import { effectOf, resetBody, summaryOf } from './reset';
import type { ResetChoice, ResetTo } from './reset';
import classes from './groups.module.css';
import type { GroupDetails, ResetResult } from './types';

type Row = ResetResult['partitions'][number];

const targets: { value: ResetTo; label: string }[] = [
  { value: 'earliest', label: 'The earliest record' },
  { value: 'latest', label: 'Behind the latest' },
  { value: 'offset', label: 'An offset' },
  { value: 'time', label: 'A time' },
];

const columns: Column<Row>[] = [
  { key: 'partition', title: 'Partition', render: (row) => row.partition },
  { key: 'before', title: 'Now at', align: 'right', render: (row) => (row.before === null ? UNKNOWN : formatNumber(row.before)) },
  { key: 'after', title: 'Then at', align: 'right', render: (row) => formatNumber(row.after) },
  { key: 'effect', title: 'Effect', render: effectOf },
];

/** The preview is the server's own plan, made again with each change; nothing is moved before it is confirmed. */
export function ResetDialog({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const client = useQueryClient();
  const notices = useNotices();
  const topics = [...new Set(group.partitions.map((place) => place.topic))];
  const [choice, setChoice] = useState<ResetChoice>({ topic: topics[0] ?? '', to: 'earliest', offset: '', time: '', partition: '' });
  const change = (part: Partial<ResetChoice>) => setChoice({ ...choice, ...part });
  const body = resetBody(choice);
  // The coordinator moves no offsets under members that read.
  const isActive = group.members.length > 0;
  const address = `${MILLRACE}/groups/${segment(group.group)}/reset`;
  const plan = useQuery({
    queryKey: ['groups', group.group, 'reset', body],
    queryFn: () => api.post<ResetResult>(address, { ...body, dryRun: true }),
    enabled: body !== null && !isActive,
    gcTime: 0,
    retry: false,
  });
  const partitions = group.partitions.filter((place) => place.topic === choice.topic).map((place) => String(place.partition));
  return (
    <ConfirmDialog
      opened
      danger
      size="lg"
      title={`Reset the offsets of ${group.group}`}
      confirm="Reset"
      disabled={body === null || isActive || !plan.data}
      onClose={onClose}
      onConfirm={async () => {
        const done = await api.post<ResetResult>(address, { ...body, dryRun: false });
        notices.done(summaryOf(done.partitions));
        await client.invalidateQueries({ queryKey: ['groups'] });
      }}
    >
      <p className="muted">
        Moves where the group goes on. Loaders that read a record again change nothing: the first write of an event wins. What is skipped is not loaded.
      </p>
      <div className={classes.fields}>
        <Select label="Topic" data={topics} value={choice.topic} allowDeselect={false} onChange={(topic) => change({ topic: topic ?? '', partition: '' })} />
        <Select
          label="Partition"
          data={[{ value: '', label: 'All' }, ...partitions]}
          value={choice.partition}
          allowDeselect={false}
          onChange={(partition) => change({ partition: partition ?? '' })}
        />
        <Select label="Go on at" data={targets} value={choice.to} allowDeselect={false} onChange={(to) => change({ to: (to ?? 'earliest') as ResetTo })} />
        {choice.to === 'offset' && (
          <NumberInput label="Offset" min={0} allowDecimal={false} value={choice.offset} onChange={(offset) => change({ offset: String(offset) })} />
        )}
        {choice.to === 'time' && (
          <TextInput
            label="Time"
            type="datetime-local"
            step={1}
            value={choice.time}
            onChange={(event) => change({ time: event.currentTarget.value })}
          />
        )}
      </div>
      <section className={classes.preview}>
        <h3>What it would change</h3>
        {isActive ? (
          <Alert
            variant="outline"
            color="yellow"
            title="Somebody reads now"
            icon={<TriangleAlert size={16} />}
            styles={{ title: { color: 'var(--mr-ink)' } }}
          >
            Kafka moves the offsets of a group only while it has no members; {group.group} has {formatNumber(group.members.length)}. End the loaders
            first (the running tasks of the consumer DAG), then come back: this page follows.
          </Alert>
        ) : body === null ? (
          <p className="muted">Choose where to go on.</p>
        ) : (
          <QueryView query={plan} what="the preview" height={120}>
            {(data) => <DataTable label="What the reset would change" columns={columns} rows={data.partitions} rowKey={(row) => String(row.partition)} />}
          </QueryView>
        )}
      </section>
    </ConfirmDialog>
  );
}
