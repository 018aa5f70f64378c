import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Panel } from '../common/Panel';
import { StateGlyph } from '../common/StateBadge';
import { formatNumber } from '../common/format';
import { runStates, stateLabel } from '../common/states';
import classes from './HomePage.module.css';
import type { Overview } from './types';

function Count({ value, children }: { value: number | null; children: ReactNode }) {
  return (
    <dd>
      <strong>{formatNumber(value)}</strong> {children}
    </dd>
  );
}

/** DAGs, runs of the last day by state, dead letters: each number leads to what it counts. */
export function Counts({ overview }: { overview: Overview }) {
  const { dags, runs, deadLetters } = overview;
  return (
    <Panel flush>
      <dl className={classes.counts}>
        <div className={classes.count}>
          <dt>DAGs</dt>
          <Count value={dags.total}>
            <Link to="/dags">in all</Link>
          </Count>
          <Count value={dags.running}>running</Count>
          <Count value={dags.paused}>
            <Link to="/dags?paused=true">paused</Link>
          </Count>
        </div>
        <div className={classes.count} style={{ gridColumn: 'span 2' }}>
          <dt>Runs of the last 24 hours</dt>
          {runStates.map((state) => (
            <dd key={state}>
              <StateGlyph state={state} />
              <strong>{formatNumber(runs[state])}</strong>
              <Link to={`/runs?state=${state}`}>{stateLabel(state).toLowerCase()}</Link>
            </dd>
          ))}
        </div>
        <div className={classes.count}>
          <dt>Dead letters</dt>
          <dd>
            <StateGlyph state={deadLetters.open ? 'failed' : 'success'} />
            <strong>{formatNumber(deadLetters.open)}</strong>
            <Link to="/dead-letters">open</Link>
          </dd>
          <Count value={deadLetters.total}>in all</Count>
        </div>
      </dl>
    </Panel>
  );
}
