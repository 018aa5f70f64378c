import type { GanttRow, RunGantt } from './types';

export interface Stretch {
  kind: 'waiting' | 'try';
  state: string;
  tryNumber: number;
  start: number;
  end: number;
  isOpen: boolean;
}

export interface GanttLine {
  key: string;
  row: GanttRow;
  stretches: Stretch[];
}

export interface GanttModel {
  start: number;
  end: number;
  lines: GanttLine[];
}

/** The run as stretches of time in milliseconds: for each task its tries, and how long the last one waited in the queue. */
export function ganttOf(run: RunGantt, now: number): GanttModel {
  const lines = run.rows.map((row) => ({ key: `${row.taskId} ${row.mapIndex}`, row, stretches: stretchesOf(row, now) }));
  const all = lines.flatMap((line) => line.stretches);
  const start = Math.min(Date.parse(run.startDate ?? run.queuedAt), ...all.map((stretch) => stretch.start));
  const end = Math.max(run.endDate ? Date.parse(run.endDate) : run.startDate ? now : start, ...all.map((stretch) => stretch.end));
  return { start, end: Math.max(end, start + 1), lines };
}

function stretchesOf(row: GanttRow, now: number): Stretch[] {
  const tries = row.tries.map<Stretch>((item) => ({
    kind: 'try',
    state: item.state,
    tryNumber: item.number,
    start: Date.parse(item.startDate),
    end: item.endDate ? Date.parse(item.endDate) : Math.max(now, Date.parse(item.startDate)),
    isOpen: item.endDate === null,
  }));
  const queued = row.queuedAt ? Date.parse(row.queuedAt) : null;
  const last = tries.at(-1);
  if (queued === null || (last && last.end <= queued && !isWaiting(row.state))) {
    return tries;
  }
  // Queued before the last try began, or still in the queue after it.
  const waitsNow = isWaiting(row.state) && (!last || last.end <= queued);
  const end = waitsNow ? now : (last?.start ?? queued);
  return end > queued ? [...tries, { kind: 'waiting', state: 'queued', tryNumber: last?.tryNumber ?? 1, start: queued, end, isOpen: waitsNow }] : tries;
}

const isWaiting = (state: string | null) => state === 'queued' || state === 'scheduled';

const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
].map((seconds) => seconds * 1000);

/** Where lines stand, in milliseconds since the start: round stretches of time, at most `most` of them. */
export function ticksOf(length: number, most: number): number[] {
  const fits = steps.find((candidate) => length / candidate <= most);
  const step = fits ?? Math.ceil(length / most / 604_800_000) * 604_800_000;
  const short = length < 1_000 ? Math.max(1, 10 ** Math.floor(Math.log10(length / 2))) : step;
  return Array.from({ length: Math.floor(length / short) + 1 }, (_, index) => index * short).slice(0, most + 1);
}
