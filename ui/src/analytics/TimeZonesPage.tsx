import { Button, SegmentedControl, Select, Slider, useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../common/EmptyState';
import { formatNumber, UNKNOWN } from '../common/format';
import { useNow } from '../common/now';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { useUrlState } from '../common/urlState';
import { useAnalysis, useFilters } from './analyses';
import { AnalysisFrame } from './AnalysisFrame';
import { partColours } from './colours';
import { bestMoment, clock, countsAt, DAY, dayParts, reachedAt, SLOT, utcMinuteOf } from './dayParts';
import { DayChart } from './DayChart';
import { ExportMenu } from './ExportMenu';
import { LiveNumber } from './LiveNumber';
import { formatShare } from './numbers';
import { OffsetBars, OffsetTable } from './OffsetBars';
import type { OffsetShape, TimeZonesAnswer } from './types';
import classes from './timezones.module.css';

const DEFAULT_HOURS = '09:00-18:00';

function minuteFrom(text: string): number | null {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : NaN;
  return minute <= DAY ? minute : null;
}

function hoursFrom(text: string): [from: number, to: number] {
  const [from = '', to = ''] = text.split('-');
  const [first, last] = [minuteFrom(from), minuteFrom(to)];
  return first !== null && last !== null && first < DAY ? [first, last] : [540, 1080];
}

function Parts({ offsets, minute }: { offsets: readonly OffsetShape[] | undefined; minute: number }) {
  const colours = partColours(useComputedColorScheme('light') === 'dark');
  const counts = offsets && countsAt(offsets, minute);
  const total = counts ? Object.values(counts).reduce((sum, users) => sum + users, 0) : 0;
  const reachable = counts ? counts.morning + counts.working + counts.evening : undefined;
  return (
    <div>
      <div className={classes.strip} aria-hidden>
        {dayParts.map(({ part }) => (
          <span key={part} style={{ width: `${total && counts ? (counts[part] / total) * 100 : 25}%`, background: colours[part] }} />
        ))}
      </div>
      <dl className={classes.parts}>
        {dayParts.map(({ part, label, hours }) => (
          <div key={part}>
            <dt>
              <span className={classes.dot} style={{ background: colours[part] }} aria-hidden /> {label} <span>{hours}</span>
            </dt>
            <dd>
              <LiveNumber value={formatNumber(counts?.[part])} /> <small className="muted">{counts ? formatShare(total ? counts[part] / total : 0) : UNKNOWN}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>Awake</dt>
          <dd>
            <LiveNumber value={formatNumber(reachable)} /> <small className="muted">{formatShare(total && reachable !== undefined ? reachable / total : undefined)}</small>
          </dd>
        </div>
      </dl>
    </div>
  );
}

interface TimeProperties {
  minute: number;
  isNow: boolean;
  onHold: (minute: number) => void;
  onChoose: (minute: number | null) => void;
}

function TimeSlider({ minute, isNow, onHold, onChoose }: TimeProperties) {
  return (
    <div className={classes.time}>
      <output className={classes.clock}>
        {clock(minute)} <small>UTC{isNow && ', now'}</small>
      </output>
      <Slider
        className={classes.slider}
        thumbLabel="Time of the day, UTC"
        min={0}
        max={DAY - SLOT}
        step={SLOT}
        label={null}
        value={Math.floor(minute / SLOT) * SLOT}
        onChange={onHold}
        onChangeEnd={onChoose}
        marks={[0, 6, 12, 18].map((hour) => ({ value: hour * 60, label: clock(hour * 60) }))}
      />
      <Button variant="default" disabled={isNow} onClick={() => onChoose(null)}>
        Now
      </Button>
    </div>
  );
}

const quarter = Array.from({ length: 24 * 2 + 1 }, (_, index) => clockOfDay(index * 30));

function clockOfDay(minute: number): string {
  return minute === DAY ? '24:00' : clock(minute);
}

const presets = [
  { value: '09:00-18:00', label: 'Working' },
  { value: '18:00-23:00', label: 'Evening' },
  { value: '07:00-23:00', label: 'Awake' },
];

interface ReachProperties {
  offsets: readonly OffsetShape[];
  minute: number;
  hours: [number, number];
  onHours: (text: string) => void;
  onChoose: (minute: number) => void;
}

function Reach({ offsets, minute, hours, onHours, onChoose }: ReachProperties) {
  const [from, to] = hours;
  const total = offsets.reduce((sum, { users }) => sum + users, 0);
  const best = bestMoment(offsets, from, to);
  const reached = reachedAt(offsets, minute, from, to);
  const text = `${clockOfDay(from)}-${clockOfDay(to)}`;
  return (
    <div className={classes.reach}>
      <div className={classes.hours}>
        <SegmentedControl
          aria-label="Local hours"
          data={presets}
          value={presets.some(({ value }) => value === text) ? text : ''}
          onChange={onHours}
        />
        <div className={classes.fromTo}>
          <Select
            label="From"
            aria-label="Local hours from"
            data={quarter.slice(0, -1)}
            value={clockOfDay(from)}
            allowDeselect={false}
            onChange={(value) => onHours(`${value}-${clockOfDay(to)}`)}
            w={92}
          />
          <Select
            label="To"
            aria-label="Local hours to"
            data={quarter.slice(1)}
            value={clockOfDay(to)}
            allowDeselect={false}
            onChange={(value) => onHours(`${clockOfDay(from)}-${value}`)}
            w={92}
          />
        </div>
      </div>
      <dl className={classes.answers}>
        <div>
          <dt>Best moment</dt>
          <dd>
            <LiveNumber value={`${clock(best.minute)} UTC`} />
            <small className="muted">
              {formatNumber(best.users)} users, {formatShare(best.users / (total || 1))}, are between {clockOfDay(from)} and {clockOfDay(to)} then
            </small>
          </dd>
        </div>
        <div>
          <dt>At {clock(minute)} UTC</dt>
          <dd>
            <LiveNumber value={formatNumber(reached)} />
            <small className="muted">
              {formatShare(reached / (total || 1))} of the users{best.users > reached ? `, ${formatNumber(best.users - reached)} fewer than at best` : ''}
            </small>
          </dd>
        </div>
      </dl>
      <Button variant="default" onClick={() => onChoose(best.minute)}>
        Look at {clock(best.minute)}
      </Button>
    </div>
  );
}

export function TimeZonesPage() {
  const [get, set] = useUrlState();
  const { query } = useFilters();
  const now = utcMinuteOf(useNow());
  const [held, setHeld] = useState<number | null>(null);
  const asked = minuteFrom(get('at'));
  const minute = held ?? asked ?? now;
  const hours = hoursFrom(get('hours', DEFAULT_HOURS));
  const answer = useAnalysis<TimeZonesAnswer>('timezones', { ...query, at: '2000-01-01T00:00:00Z' });
  const shown = get('offsets', 'chart');
  const choose = (next: number | null) => {
    setHeld(null);
    set({ at: next === null ? null : clock(next) });
  };
  const onHours = (text: string) => set({ hours: text === DEFAULT_HOURS ? null : text });
  const exported = { ...query, hours: `${clockOfDay(hours[0])}-${clockOfDay(hours[1])}` };
  const noUsers = <EmptyState title="No users">Nobody with a known time zone is like the filters ask; clear them, or wait for users to land.</EmptyState>;
  return (
    <AnalysisFrame
      title="Time zones"
      updatedAt={answer.data?.updatedAt}
      source={answer.data?.source}
      actions={
        <ExportMenu
          items={[
            { label: 'Users by offset', path: 'timezones', query: exported },
            { label: 'Reach over the day', path: 'timezones', query: { ...exported, table: 'day' } },
          ]}
        />
      }
    >
      <Panel title="Who is doing what" className={classes.first}>
        <TimeSlider minute={minute} isNow={held === null && asked === null} onHold={setHeld} onChoose={choose} />
        <Parts offsets={answer.data?.offsets} minute={minute} />
      </Panel>
      <div className={classes.columns}>
        <Panel
          title="Users by UTC offset"
          actions={
            <SegmentedControl
              aria-label="Show offsets as"
              data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]}
              value={shown}
              onChange={(value) => set({ offsets: value === 'chart' ? null : value })}
            />
          }
        >
          <QueryView query={answer} what="the time zones" height={300}>
            {({ offsets }) =>
              offsets.length === 0 ? noUsers : shown === 'table' ? <OffsetTable offsets={offsets} minute={minute} /> : <OffsetBars offsets={offsets} minute={minute} />
            }
          </QueryView>
        </Panel>
        <Panel title="When to reach most">
          <QueryView query={answer} what="the best moment" height={300}>
            {({ offsets }) => (offsets.length === 0 ? noUsers : <Reach offsets={offsets} minute={minute} hours={hours} onHours={onHours} onChoose={choose} />)}
          </QueryView>
        </Panel>
      </div>
      <Panel title="Over the day, UTC" className={classes.last}>
        <QueryView query={answer} what="the day" height={300}>
          {({ offsets }) => (offsets.length === 0 ? noUsers : <DayChart offsets={offsets} minute={minute} hours={hours} />)}
        </QueryView>
      </Panel>
    </AnalysisFrame>
  );
}
