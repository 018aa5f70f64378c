import { formatNumber } from '../common/format';
import classes from './BackfillProgressBar.module.css';
import type { BackfillProgress } from './types';

const parts = ['success', 'failed', 'running', 'queued'] as const;

/** How far a backfill is: its runs by state, against the intervals of its range. */
export function BackfillProgressBar({ backfill }: { backfill: BackfillProgress }) {
  const { runs, intervals, position } = backfill;
  const made = parts.reduce((sum, part) => sum + runs[part], 0);
  // Intervals it came to and left, for they had a run.
  const left = Math.max(0, position - made);
  const words = [
    ...parts.filter((part) => runs[part] > 0).map((part) => `${formatNumber(runs[part])} ${part}`),
    ...(left > 0 ? [`${formatNumber(left)} left as they were`] : []),
  ];
  const total = Math.max(1, intervals);
  return (
    <div>
      <div className={classes.bar} role="progressbar" aria-label="Intervals" aria-valuemin={0} aria-valuemax={intervals} aria-valuenow={position}>
        {parts.map((part) => (
          <i key={part} data-part={part} style={{ width: `${(100 * runs[part]) / total}%`, '--state': `var(--state-${part})` }} />
        ))}
        <i data-part="left" style={{ width: `${(100 * left) / total}%` }} />
      </div>
      <div className={classes.words}>
        {formatNumber(position)} of {formatNumber(intervals)}
        {words.length > 0 && <span className="muted"> · {words.join(', ')}</span>}
      </div>
    </div>
  );
}
