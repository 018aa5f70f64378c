import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { starts } from './recordQuery';
import type { RecordQuery, Start } from './recordQuery';
import classes from './topics.module.css';
import type { TopicDetails } from './types';

interface Properties {
  topic: TopicDetails;
  query: RecordQuery;
  isLive: boolean;
  onChange: (query: RecordQuery) => void;
}

/** What is chosen applies at once, what is typed with Enter: a search may read the whole topic. */
export function RecordFilters({ topic, query, isLive, onChange }: Properties) {
  const [draft, setDraft] = useState(query);
  const [known, setKnown] = useState(query);
  if (JSON.stringify(known) !== JSON.stringify(query)) {
    // The address changed by other means (back, a link): show what it says.
    setKnown(query);
    setDraft(query);
  }
  const typed = (change: Partial<RecordQuery>) => setDraft({ ...draft, ...change });
  const chosen = (change: Partial<RecordQuery>) => {
    typed(change);
    onChange({ ...draft, ...change });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(draft);
  };
  const filtered = Boolean(draft.partition || draft.key || draft.contains || draft.path || draft.equals || draft.start !== 'newest');
  return (
    <form className={classes.filters} role="search" aria-label="Records" onSubmit={submit}>
      <Select
        label="Partition"
        w={132}
        data={[
          { value: '', label: 'All' },
          ...topic.partitions.map(({ partition, key }) => ({ value: String(partition), label: key ? `${partition} (${key})` : String(partition) })),
        ]}
        value={draft.partition}
        allowDeselect={false}
        onChange={(partition) => chosen({ partition: partition ?? '' })}
      />
      <Select
        label="Start"
        w={136}
        data={starts}
        value={draft.start}
        disabled={isLive}
        allowDeselect={false}
        onChange={(start) => chosen({ start: (start ?? 'newest') as Start })}
      />
      {draft.start === 'offset' && (
        <NumberInput
          label="Offset"
          w={110}
          min={0}
          allowDecimal={false}
          hideControls
          disabled={isLive}
          value={draft.offset}
          onChange={(offset) => typed({ offset: String(offset) })}
        />
      )}
      {(draft.start === 'time' || draft.start === 'before') && (
        <TextInput
          label="Time"
          type="datetime-local"
          step={1}
          w={190}
          disabled={isLive}
          value={draft.time}
          onChange={(event) => chosen({ time: event.currentTarget.value })}
        />
      )}
      <TextInput label="Key" w={110} value={draft.key} onChange={(event) => typed({ key: event.currentTarget.value })} />
      <TextInput
        label="Contains"
        type="search"
        placeholder="in key or value"
        w={170}
        value={draft.contains}
        onChange={(event) => typed({ contains: event.currentTarget.value })}
      />
      <TextInput
        label="JSON path"
        placeholder="name.first"
        w={140}
        value={draft.path}
        onChange={(event) => typed({ path: event.currentTarget.value })}
      />
      <TextInput
        label="equals"
        w={110}
        value={draft.equals}
        error={draft.equals && !draft.path ? 'Name its path' : undefined}
        onChange={(event) => typed({ equals: event.currentTarget.value })}
      />
      <div className={classes.filterButtons}>
        <Button type="submit">Search</Button>
        <Button
          variant="subtle"
          color="gray"
          disabled={!filtered}
          onClick={() => onChange({ partition: '', start: 'newest', offset: '', time: '', key: '', contains: '', path: '', equals: '' })}
        >
          Clear
        </Button>
      </div>
    </form>
  );
}
