import { Link } from 'react-router';
import { dagLink } from './links';
import { NextRunText } from './NextRunText';
import { PauseSwitch } from './PauseSwitch';
import { RunBars } from './RunBars';
import { Tags } from './Tags';
import { TriggerButton } from './TriggerButton';
import classes from './dags.module.css';
import type { DagSummary } from './types';

const PLACES = 20;

export function DagCard({ dag }: { dag: DagSummary }) {
  return (
    <li className={classes.card} data-paused={dag.isPaused || undefined}>
      <div className={classes.name}>
        <h2>
          <Link to={dagLink(dag.dagId)}>{dag.dagId}</Link>
          <Tags tags={dag.tags} />
          {dag.owners.length > 0 && <span className={classes.owners}>{dag.owners.join(', ')}</span>}
        </h2>
        {dag.description && <p>{dag.description}</p>}
      </div>
      <div className={classes.schedule}>
        <span>{dag.scheduleText}</span>
        <span>
          <NextRunText dag={dag} />
        </span>
      </div>
      <div className={classes.runs}>
        {dag.runs.length > 0 ? <RunBars dagId={dag.dagId} runs={dag.runs} places={PLACES} /> : <span className="muted">no runs yet</span>}
      </div>
      <div className={classes.actions}>
        <PauseSwitch dagId={dag.dagId} isPaused={dag.isPaused} />
        <TriggerButton dagId={dag.dagId} params={dag.params} isPaused={dag.isPaused} compact />
      </div>
    </li>
  );
}
