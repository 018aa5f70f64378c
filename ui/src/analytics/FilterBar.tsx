import { Button, MultiSelect, Popover, RangeSlider, SegmentedControl, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CalendarClock, ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { formatNumber } from '../common/format';
import { useAnalysisOptions, useFilters } from './analyses';
import { AGE_STEP, agesText, countFilters, OLDEST, timeText } from './filters';
import type { Filters, TimeField } from './filters';
import classes from './analytics.module.css';

type Change = (part: Partial<Filters>) => void;

function Nationalities({ filters, change }: { filters: Filters; change: Change }) {
  const options = useAnalysisOptions();
  const known = options.data?.nationalities ?? filters.nationalities.map((national) => ({ national, country: null, users: 0 }));
  return (
    <MultiSelect
      className={classes.nationalities}
      aria-label="Nationalities"
      placeholder={filters.nationalities.length === 0 ? 'All nationalities' : undefined}
      data={known.map(({ national, country }) => ({ value: national, label: country ?? national }))}
      value={filters.nationalities}
      onChange={(nationalities) => change({ nationalities })}
      renderOption={({ option }) => {
        const found = known.find(({ national }) => national === option.value);
        return (
          <span className={classes.option}>
            <span>
              {option.label} <span className="muted">{option.value}</span>
            </span>
            <span className="muted">{formatNumber(found?.users)}</span>
          </span>
        );
      }}
      searchable
      clearable
      hidePickedOptions={false}
      clearButtonProps={{ 'aria-label': 'All nationalities' }}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

function Ages({ filters, change }: { filters: Filters; change: Change }) {
  const asked: [number, number] = [filters.ageFrom, filters.ageTo];
  const [held, setHeld] = useState<[number, number] | null>(null);
  const [from, to] = held ?? asked;
  return (
    <div className={classes.ages}>
      <span className={classes.agesText}>{agesText(from, to)}</span>
      <RangeSlider
        size="xs"
        min={0}
        max={OLDEST}
        step={AGE_STEP}
        minRange={AGE_STEP}
        label={null}
        value={[from, to]}
        thumbFromLabel="Youngest age"
        thumbToLabel="Oldest age"
        onChange={setHeld}
        onChangeEnd={([ageFrom, ageTo]) => {
          setHeld(null);
          change({ ageFrom, ageTo });
        }}
      />
    </div>
  );
}

const spans: Record<TimeField, [value: string, label: string][]> = {
  extracted: [
    ['15m', 'Last 15 minutes'], ['1h', 'Last hour'], ['24h', 'Last 24 hours'], ['7d', 'Last 7 days'],
  ],
  registered: [
    ['365d', 'Last year'], ['1825d', 'Last 5 years'], ['3650d', 'Last 10 years'],
  ],
};

function Times({ filters, change }: { filters: Filters; change: Change }) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const isActive = filters.since !== '' || filters.until !== '';
  const day = (text: string) => (/^\d{4}-/.test(text) ? text : '');
  return (
    <Popover opened={opened} onChange={close} position="bottom-start" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Button
          variant={isActive ? 'light' : 'default'}
          leftSection={<CalendarClock size={14} aria-hidden />}
          onClick={toggle}
          className={classes.times}
        >
          {timeText(filters)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.timesMenu} aria-label="Time">
        <SegmentedControl
          fullWidth
          aria-label="Which time"
          data={[{ value: 'registered', label: 'Registered' }, { value: 'extracted', label: 'Extracted' }]}
          value={filters.time}
          onChange={(value) => change({ time: value as TimeField, since: '', until: '' })}
        />
        <div className={classes.spans}>
          {spans[filters.time].map(([value, label]) => (
            <Button
              key={value}
              variant={filters.since === value ? 'light' : 'default'}
              aria-pressed={filters.since === value}
              onClick={() => change({ time: filters.time, since: value, until: '' })}
            >
              {label}
            </Button>
          ))}
        </div>
        <div className={classes.dates}>
          <TextInput
            type="date"
            label="Since"
            value={day(filters.since)}
            max={filters.until || undefined}
            onChange={(event) => change({ time: filters.time, since: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Until"
            value={filters.until}
            min={day(filters.since) || undefined}
            onChange={(event) => change({ time: filters.time, until: event.currentTarget.value, since: day(filters.since) })}
          />
        </div>
        <Button variant="subtle" disabled={!isActive} onClick={() => change({ since: '', until: '' })}>
          Any time
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The filters of all analyses. They are in the address, and go along from page to page by the tabs above them. */
export function FilterBar() {
  const { filters, change, clear } = useFilters();
  const [isOpen, { toggle }] = useDisclosure(false);
  const count = countFilters(filters);
  return (
    <section className={classes.filters} aria-label="Filters">
      <Button
        variant="default"
        className={classes.filtersToggle}
        leftSection={<ListFilter size={14} aria-hidden />}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        Filters{count > 0 && ` (${count})`}
      </Button>
      <div className={classes.filtersBody} data-open={isOpen || undefined}>
        <Nationalities filters={filters} change={change} />
        <SegmentedControl
          aria-label="Gender"
          data={[{ value: '', label: 'Everyone' }, { value: 'female', label: 'Women' }, { value: 'male', label: 'Men' }]}
          value={filters.gender}
          onChange={(gender) => change({ gender: gender as Filters['gender'] })}
        />
        <Ages filters={filters} change={change} />
        <Times filters={filters} change={change} />
        <Button
          variant="subtle"
          color="gray"
          leftSection={<X size={14} aria-hidden />}
          onClick={clear}
          className={classes.clear}
          data-hidden={count === 0 || undefined}
          disabled={count === 0}
        >
          Clear filters
        </Button>
      </div>
    </section>
  );
}
