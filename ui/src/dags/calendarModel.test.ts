import { describe, expect, it } from 'vitest';
import { calendarOf, dayText, movedDay } from './calendarModel';

const day = (date: string, success: number, failed = 0, running = 0) => ({ date, success, failed, running, queued: 0 });
const months = calendarOf(2024, [day('2024-02-29', 10), day('2024-03-01', 1, 3), day('2024-03-02', 2, 0, 1)], '2024-03-02');
const of = (date: string) => months[Number(date.slice(5, 7)) - 1]?.days[Number(date.slice(8)) - 1];

describe('The calendar of a year', () => {
  it('has each day of a leap year', () => expect(months.flatMap((month) => month.days)).toHaveLength(366));
  it('has each day of a common year', () => expect(calendarOf(2026, [], '2026-01-01').flatMap((month) => month.days)).toHaveLength(365));
  it('begins weeks on Monday', () => expect(months.slice(0, 3).map((month) => month.lead)).toEqual([0, 3, 4]));
  it('shows a day on which anything failed as failed, by the share', () => expect(of('2024-03-01')).toMatchObject({ outcome: 'failed', weight: 0.35 + 0.65 * 0.75 }));
  it('shows a good day stronger the more runs it had', () => {
    expect(of('2024-02-29')).toMatchObject({ outcome: 'success', weight: 1 });
    expect(of('2024-03-02')).toMatchObject({ outcome: 'running', weight: 0.25 + 0.75 * 0.3 });
  });
  it('tells a day without runs from one that is to come', () => {
    expect(of('2024-02-28')).toMatchObject({ outcome: 'none', isFuture: false });
    expect(of('2024-03-03')).toMatchObject({ outcome: 'none', isFuture: true });
  });
  it('says what there was on a day', () => {
    expect(dayText(of('2024-03-01') ?? (undefined as never))).toBe('4 runs: 1 success, 3 failed');
    expect(dayText(of('2024-03-03') ?? (undefined as never))).toBe('no runs');
  });
});

describe('Arrow keys in the calendar', () => {
  it.each([
    ['ArrowRight', '2024-02-29', '2024-03-01'],
    ['ArrowDown', '2024-02-26', '2024-03-04'],
    ['ArrowUp', '2024-01-03', '2024-01-03'],
    ['ArrowLeft', '2024-01-01', '2024-01-01'],
  ])('%s leads from %s to %s', (key, from, to) => expect(movedDay(key, from)).toBe(to));
  it('leave other keys alone', () => expect(movedDay('Enter', '2024-01-01')).toBeNull());
});
