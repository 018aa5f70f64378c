import { Select, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, MILLRACE, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { headersOf, jsonProblem } from './produce';
import type { ProducedRecord, TopicDetails } from './types';

export function ProduceDialog({ topic, onClose }: { topic: TopicDetails; onClose: () => void }) {
  const client = useQueryClient();
  const notices = useNotices();
  const [partition, setPartition] = useState('');
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const [headers, setHeaders] = useState('');
  const parsed = headersOf(headers);
  const produce = async () => {
    const written = await api.post<ProducedRecord>(`${MILLRACE}/topics/${segment(topic.name)}/records`, {
      key: key || null,
      value,
      partition: partition === '' ? null : Number(partition),
      headers: parsed.headers,
    });
    notices.done(`Written to partition ${written.partition} at offset ${written.offset}.`);
    await client.resetQueries({ queryKey: ['topics', topic.name, 'records'] });
  };
  return (
    <ConfirmDialog
      opened
      title={`Produce a record to ${topic.name}`}
      confirm="Produce"
      size="lg"
      disabled={parsed.problem !== null}
      onConfirm={produce}
      onClose={onClose}
    >
      <Select
        label="Partition"
        data={[
          { value: '', label: 'As the key says' },
          ...topic.partitions.map((item) => ({ value: String(item.partition), label: item.key ? `${item.partition} (${item.key})` : String(item.partition) })),
        ]}
        value={partition}
        allowDeselect={false}
        onChange={(next) => setPartition(next ?? '')}
      />
      <TextInput label="Key" mt="xs" value={key} onChange={(event) => setKey(event.currentTarget.value)} />
      <Textarea
        label="Value"
        mt="xs"
        rows={8}
        data-autofocus
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        description={jsonProblem(value) ?? undefined}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Textarea
        label="Headers"
        mt="xs"
        rows={2}
        placeholder="name: value, one a line"
        error={parsed.problem ?? undefined}
        value={headers}
        onChange={(event) => setHeaders(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
