import type { RunBar } from './types';

export interface Bar {
  run: RunBar;
  seconds: number | null;
  /** Share of the full height, 0 to 1; a run that took no time still shows. */
  height: number;
}

export type BarScale = 'linear' | 'root';

const least: Record<BarScale, number> = { linear: 0.02, root: 0.12 };

/**
 * Bars whose height is the run's duration against the longest. In small pictures a run that lasts a hundred times longer than the
 * others would flatten the rest, so that heights there follow the square root.
 */
export function barsOf(runs: readonly RunBar[], now: number, scale: BarScale = 'root'): Bar[] {
  const all = runs.map((run) => ({ run, seconds: secondsOf(run, now) }));
  const longest = Math.max(0, ...all.map((bar) => bar.seconds ?? 0));
  return all.map(({ run, seconds }) => ({
    run,
    seconds,
    height: seconds === null || longest === 0 ? least[scale] : least[scale] + (1 - least[scale]) * shareOf(seconds / longest, scale),
  }));
}

const shareOf = (share: number, scale: BarScale) => (scale === 'linear' ? share : Math.sqrt(share));

export function secondsOf(run: RunBar, now: number): number | null {
  if (run.durationSeconds !== null) {
    return run.durationSeconds;
  }
  return run.startDate && !run.endDate ? Math.max(0, (now - Date.parse(run.startDate)) / 1000) : null;
}

/** The middle duration of the runs that ended; half of them took less. */
export function medianSeconds(runs: readonly RunBar[]): number | null {
  const all = runs.map((run) => run.durationSeconds).filter((seconds) => seconds !== null).sort((a, b) => a - b);
  const middle = Math.floor(all.length / 2);
  const upper = all[middle];
  if (upper === undefined) {
    return null;
  }
  return all.length % 2 === 1 ? upper : (upper + (all[middle - 1] ?? upper)) / 2;
}
