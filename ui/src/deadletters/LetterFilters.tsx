import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { SearchField } from '../common/SearchField';
import { isFiltered, wordsOf } from './letters';
import type { LetterFilter } from './letters';
import classes from './deadletters.module.css';
import type { LetterSummary } from './types';

interface Properties {
  filter: LetterFilter;
  reasons: LetterSummary['reasons'];
  onChange: (change: Partial<LetterFilter>) => void;
}

const statuses = [
  { value: '', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'replayed', label: 'Replayed' },
];

export function LetterFilters({ filter, reasons, onChange }: Properties) {
  const names = [...new Set([...reasons.map((count) => count.reason), ...(filter.reason ? [filter.reason] : [])])].sort();
  return (
    <search className={classes.filters} aria-label="Dead letters">
      <SegmentedControl aria-label="Status" data={statuses} value={filter.status} onChange={(status) => onChange({ status })} />
      <Select
        aria-label="Reason"
        w={150}
        data={[{ value: '', label: 'Any reason' }, ...names.map((value) => ({ value, label: wordsOf(value) }))]}
        value={filter.reason}
        allowDeselect={false}
        onChange={(reason) => onChange({ reason: reason ?? '' })}
      />
      <Select
        aria-label="Stage"
        w={120}
        data={[{ value: '', label: 'Any stage' }, { value: 'extract', label: 'extract' }, { value: 'load', label: 'load' }]}
        value={filter.stage}
        allowDeselect={false}
        onChange={(stage) => onChange({ stage: stage ?? '' })}
      />
      <SearchField label="Key" width={110} value={filter.key} onChange={(key) => onChange({ key })} />
      <SearchField label="Search messages and keys" width={190} value={filter.search} onChange={(search) => onChange({ search })} />
      <TextInput
        type="datetime-local"
        step={1}
        w={206}
        aria-label="From"
        leftSection={<span className={classes.inline}>from</span>}
        leftSectionWidth={44}
        value={filter.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        step={1}
        w={206}
        aria-label="To"
        leftSection={<span className={classes.inline}>to</span>}
        leftSectionWidth={30}
        value={filter.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <Button
        variant="subtle"
        color="gray"
        disabled={!isFiltered(filter)}
        onClick={() => onChange({ status: '', reason: '', stage: '', key: '', search: '', from: '', to: '' })}
      >
        Clear
      </Button>
    </search>
  );
}
