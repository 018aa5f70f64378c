import { Link } from 'react-router';
import { formatDuration, formatTime } from '../common/format';
import { useNow } from '../common/now';
import { StateGlyph } from '../common/StateBadge';
import { stateLabel } from '../common/states';
import { runLink } from './links';
import { barsOf } from './runBars';
import classes from './RunBars.module.css';
import type { RunBar } from './types';

interface Properties {
  dagId: string;
  runs: readonly RunBar[];
  height?: number;
  /** Places held from the left for runs that are still to come. */
  places?: number;
  wide?: boolean;
}

/** The newest runs as links: height is duration, colour and shape are state; the newest is on the right. */
export function RunBars({ dagId, runs, height = 34, places = 0, wide }: Properties) {
  const now = useNow();
  const bars = barsOf(runs, now, wide ? 'linear' : 'root');
  return (
    <ol className={classes.bars} data-wide={wide || undefined} aria-label={`Newest runs of ${dagId}`}>
      {Array.from({ length: Math.max(0, places - bars.length) }, (_, index) => (
        <li key={`free${index}`} aria-hidden className={classes.free} style={{ height }} />
      ))}
      {bars.map(({ run, seconds, height: share }) => (
        <li key={run.runId}>
          <Link
            to={runLink(dagId, run.runId)}
            className={classes.bar}
            style={{ height }}
            aria-label={`${stateLabel(run.state)}, ${formatTime(run.logicalDate)}, ${formatDuration(seconds)}`}
            title={`${stateLabel(run.state)} · ${run.runType.replace('_', ' ')}\n${formatTime(run.logicalDate)}\n${formatDuration(seconds)}`}
          >
            <StateGlyph state={run.state} size={9} />
            <span
              className={classes.fill}
              data-state={run.state}
              style={{ height: `${(share * 100).toFixed(1)}%`, '--state': `var(--state-${run.state})` }}
            />
          </Link>
        </li>
      ))}
    </ol>
  );
}
