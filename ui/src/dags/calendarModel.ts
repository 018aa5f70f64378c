import type { CalendarDay } from './types';

export interface DayCell {
  date: string;
  day: number;
  counts: CalendarDay | null;
  total: number;
  /** What the day's colour says: the most urgent state there was. */
  outcome: 'none' | 'success' | 'failed' | 'running';
  /** How strong the colour is, 0 to 1. */
  weight: number;
  isFuture: boolean;
}

export interface Month {
  name: string;
  /** Empty places before the first day, so that weeks begin on Monday. */
  lead: number;
  days: DayCell[];
}

const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** A year as twelve months of days. Failed days weigh by the share that failed, others by how many runs there were. */
export function calendarOf(year: number, days: readonly CalendarDay[], today: string): Month[] {
  const known = new Map(days.map((day) => [day.date, day]));
  const most = Math.max(1, ...days.map(totalOf));
  return Array.from({ length: 12 }, (_, month) => {
    const first = new Date(Date.UTC(year, month, 1));
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return {
      name: monthName.format(first),
      lead: (first.getUTCDay() + 6) % 7,
      days: Array.from({ length }, (_, index) => dayOf(new Date(Date.UTC(year, month, index + 1)).toISOString().slice(0, 10), known, most, today)),
    };
  });
}

const totalOf = (day: CalendarDay) => day.success + day.failed + day.running + day.queued;

function dayOf(date: string, known: ReadonlyMap<string, CalendarDay>, most: number, today: string): DayCell {
  const counts = known.get(date) ?? null;
  const total = counts ? totalOf(counts) : 0;
  const cell = { date, day: Number(date.slice(8)), counts, total, isFuture: date > today };
  if (!counts || total === 0) {
    return { ...cell, outcome: 'none', weight: 0 };
  }
  if (counts.failed > 0) {
    return { ...cell, outcome: 'failed', weight: 0.35 + 0.65 * (counts.failed / total) };
  }
  const weight = 0.25 + 0.75 * (total / most);
  return { ...cell, outcome: counts.running + counts.queued > 0 ? 'running' : 'success', weight };
}

/** "12 runs: 10 success, 2 failed". */
export function dayText(cell: DayCell): string {
  if (!cell.counts || cell.total === 0) {
    return 'no runs';
  }
  const { success, failed, running, queued } = cell.counts;
  const parts = [[success, 'success'], [failed, 'failed'], [running, 'running'], [queued, 'queued']].filter(([count]) => Number(count) > 0);
  return `${cell.total.toLocaleString('en')} ${cell.total === 1 ? 'run' : 'runs'}: ${parts.map(([count, name]) => `${Number(count).toLocaleString('en')} ${name}`).join(', ')}`;
}

/** The day an arrow key leads to, within the year; null for other keys. */
export function movedDay(key: string, date: string): string | null {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (step === undefined) {
    return null;
  }
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
  return next.slice(0, 4) === date.slice(0, 4) ? next : date;
}
