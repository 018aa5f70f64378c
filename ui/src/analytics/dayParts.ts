import type { OffsetShape } from './types';

export type DayPart = 'morning' | 'working' | 'evening' | 'sleeping';

export const DAY = 24 * 60;
export const SLOT = 15;

/** As the server counts them: each part begins at its minute of the local day, and the last goes on past midnight. */
export const dayParts: { part: DayPart; label: string; from: number; hours: string }[] = [
  { part: 'morning', label: 'Morning', from: 7 * 60, hours: '7–9' },
  { part: 'working', label: 'Working', from: 9 * 60, hours: '9–18' },
  { part: 'evening', label: 'Evening', from: 18 * 60, hours: '18–23' },
  { part: 'sleeping', label: 'Sleeping', from: 23 * 60, hours: '23–7' },
];

export const around = (minute: number): number => ((minute % DAY) + DAY) % DAY;

export function partAt(localMinute: number): DayPart {
  return dayParts.findLast(({ from }) => from <= localMinute)?.part ?? 'sleeping';
}

export type PartCounts = Record<DayPart, number>;

/** Users by the part of their day at a UTC minute. */
export function countsAt(offsets: readonly OffsetShape[], utcMinute: number): PartCounts {
  const counts: PartCounts = { morning: 0, working: 0, evening: 0, sleeping: 0 };
  for (const { minutes, users } of offsets) {
    counts[partAt(around(utcMinute + minutes))] += users;
  }
  return counts;
}

/** Users whose local time lies in [from, to); equal hours are the whole day. */
export function reachedAt(offsets: readonly OffsetShape[], utcMinute: number, from: number, to: number): number {
  const length = around(to - from - 1) + 1;
  return offsets.reduce((sum, { minutes, users }) => sum + (around(utcMinute + minutes - from) < length ? users : 0), 0);
}

/** The earliest quarter of an hour of the UTC day at which the most users are in these local hours. */
export function bestMoment(offsets: readonly OffsetShape[], from: number, to: number): { minute: number; users: number } {
  let best = { minute: 0, users: 0 };
  for (let minute = 0; minute < DAY; minute += SLOT) {
    const users = reachedAt(offsets, minute, from, to);
    if (users > best.users) {
      best = { minute, users };
    }
  }
  return best;
}

export function clock(minute: number): string {
  const whole = around(minute);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** 345 → UTC+5:45. */
export function offsetName(minutes: number): string {
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${size % 60 ? `:${String(size % 60).padStart(2, '0')}` : ''}`;
}

export const utcMinuteOf = (time: number): number => Math.floor(time / 60_000) % DAY;
