import { describe, expect, it } from 'vitest';
import { auditQuery, localTime } from './auditQuery';
import { healthSentence } from './healthSentence';
import { byMeter, formatMeasured, readingOf, tagsText } from './metricText';
import { poolShares } from './poolShares';
import { isSecretName } from './secrets';
import type { Health, Metric, MetricSeries, Pool } from './types';

const series = (change: Partial<MetricSeries>): MetricSeries => ({ tags: {}, value: 0, count: null, p50: null, p99: null, history: [], ...change });
const metric = (change: Partial<Metric>): Metric => ({
  name: 'm', meter: 'a', kind: 'gauge', unit: '', description: '', prometheusName: 'm', series: [], seriesTotal: 0, ...change,
});

describe('A measured value', () => {
  it.each([
    [0.25, 's', '250 ms'],
    [1536, 'By', '1.5 KB'],
    [12345, '{record}', '12,345'],
    [0.12345, '', '0.123'],
    [2.5, '{record}/s', '2.5/s'],
    [null, 's', '–'],
  ])('%s in %s reads %s', (value, unit, text) => expect(formatMeasured(value, unit)).toBe(text));
  it('of a histogram is its percentiles and how many there were', () =>
    expect(readingOf(metric({ kind: 'histogram', unit: 's' }), series({ count: 1200, p50: 0.01, p99: 2 }))).toEqual({
      value: '10 ms / 2.0 s', note: 'p50 / p99 of 1,200',
    }));
  it('of a counter says how fast it grows', () =>
    expect(readingOf(metric({ kind: 'counter', unit: '{record}' }), series({ value: 50, history: [null, 4] })).note).toBe('records, 4 a second'));
  it('of one is not plural', () => expect(readingOf(metric({ unit: '{record}' }), series({ value: 1 })).note).toBe('record'));
  it('names its tags', () => expect(tagsText({ stage: 'topic', other: '' })).toBe('stage topic, other –'));
  it('stands with those of the same meter', () =>
    expect(byMeter([metric({ name: 'x' }), metric({ name: 'y', meter: 'b' }), metric({ name: 'z' })]).map(([, all]) => all.length)).toEqual([2, 1]));
});

describe('The sentence about health', () => {
  const health = (...statuses: string[]): Health => ({
    status: '', parts: statuses.map((status, index) => ({ name: `${index}`, title: `Part ${index}`, status, message: '', sinceAt: null })),
  });
  it('says that everything works, and idle is well', () => expect(healthSentence(health('healthy', 'idle'))).toBe('Everything works.'));
  it('names what does not work before what needs a look', () =>
    expect(healthSentence(health('degraded', 'unhealthy', 'unhealthy'))).toBe('Part 1 and Part 2 do not work; Part 0 needs a look.'));
});

describe('The question to the audit log', () => {
  it('leaves out what was not asked for', () => expect(auditQuery({ user: ' ', event: '', dag: '', from: '', to: '' })).toEqual({}));
  it('trims names and sends times in UTC', () =>
    expect(auditQuery({ user: ' ann ', event: 'trigger', dag: 'd', from: '2026-03-01T00:00', to: 'nonsense' })).toEqual({
      owner: 'ann', event: 'trigger', dag_id: 'd', after: new Date('2026-03-01T00:00').toISOString(),
    }));
  it('shows a time as a field takes it', () => expect(localTime('2026-03-01T00:00')).toBe('2026-03-01T00:00'));
  it('shows nothing for a time that is none', () => expect(localTime('nonsense')).toBe(''));
});

describe('The bar of a pool', () => {
  const pool = (change: Partial<Pool>): Pool => ({
    name: 'p', slots: 4, description: null, include_deferred: false, occupied_slots: 0, running_slots: 0, queued_slots: 0, scheduled_slots: 0,
    open_slots: 4, deferred_slots: 0, team_name: null, ...change,
  });
  it('shares its slots', () => expect(poolShares(pool({ occupied_slots: 1, queued_slots: 1 }))).toEqual({ used: 25, queued: 25 }));
  it('never grows over its edge', () => expect(poolShares(pool({ occupied_slots: 3, queued_slots: 9 }))).toEqual({ used: 75, queued: 25 }));
  it('is empty without slots', () => expect(poolShares(pool({ slots: 0 }))).toEqual({ used: 0, queued: 0 }));
});

describe('The name of a secret', () => {
  it.each(['db_password', 'API_KEY', 'slack.token', 'AuthorizationHeader', 'private-key'])('%s is one', (name) =>
    expect(isSecretName(name)).toBe(true));
  it.each(['batch_size', 'keyboard', 'bypass_rate', 'tokio'])('%s is none', (name) => expect(isSecretName(name)).toBe(false));
});
