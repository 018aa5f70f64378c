import { formatNumber } from '../common/format';
import { wordsOf } from './letters';
import type { LetterFilter } from './letters';
import classes from './deadletters.module.css';
import type { LetterSummary } from './types';

interface Properties {
  summary: LetterSummary;
  filter: LetterFilter;
  onChange: (change: Partial<LetterFilter>) => void;
}

/** Each stage and reason with how many of its letters are open; pressed, the list shows only those. */
export function Reasons({ summary, filter, onChange }: Properties) {
  return (
    <section aria-label="Counts by reason" className={classes.reasons}>
      <div className={classes.total}>
        <strong>{formatNumber(summary.open)}</strong> open
        <span className="muted">
          {' '}of {formatNumber(summary.total)}
          {!summary.isComplete && ' at least, still counting'}
        </span>
      </div>
      {summary.reasons.map((count) => {
        const isOn = filter.reason === count.reason && filter.stage === count.stage;
        return (
          <button
            key={`${count.stage}/${count.reason}`}
            type="button"
            className={classes.reason}
            aria-pressed={isOn}
            onClick={() => onChange(isOn ? { reason: '', stage: '' } : { reason: count.reason, stage: count.stage })}
          >
            <span>
              {wordsOf(count.reason)} <span className="muted">{count.stage}</span>
            </span>
            <span className={classes.bar} aria-hidden>
              <span style={{ width: `${(100 * count.total) / Math.max(1, summary.total)}%` }}>
                <span style={{ width: `${(100 * count.open) / Math.max(1, count.total)}%` }} />
              </span>
            </span>
            <span>
              {formatNumber(count.open)} open <span className="muted">of {formatNumber(count.total)}</span>
            </span>
          </button>
        );
      })}
    </section>
  );
}
