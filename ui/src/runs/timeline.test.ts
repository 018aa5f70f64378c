import { describe, expect, it } from 'vitest';
import { barOf, rangeOf } from './timeline';

const time = (second: number) => new Date(second * 1000).toISOString();
const span = (queued: number | null, start: number | null, end: number | null) => ({
  queuedAt: queued === null ? null : time(queued),
  startDate: start === null ? null : time(start),
  endDate: end === null ? null : time(end),
});
const now = 100_000;

describe('The time of a run', () => {
  it('goes from the first that waited to the last that ended', () => expect(rangeOf([span(10, 12, 20), span(20, 21, 50)], now)).toEqual([10_000, 50_000]));
  it('goes to now while something runs', () => expect(rangeOf([span(10, 12, null)], now)).toEqual([10_000, now]));
  it('of a run that has not begun is a moment', () => expect(rangeOf([span(null, null, null)], now)).toEqual([now, now + 1]));
});

describe('A bar', () => {
  const range: [number, number] = [0, 100_000];
  it('shows how long the task waited and ran', () =>
    expect(barOf(span(10, 20, 60), range, now)).toEqual({ waitFrom: 10, from: 20, to: 60, title: 'waited 10 s, ran 40 s' }));
  it('grows while the task runs', () => expect(barOf(span(10, 20, null), range, now)).toMatchObject({ from: 20, to: 100 }));
  it('of a task that waits only waits', () => expect(barOf(span(40, null, null), range, now)).toMatchObject({ waitFrom: 40, from: 40, to: 40 }));
  it('is none before its turn', () => expect(barOf(span(null, null, null), range, now)).toBeNull());
});
