import { Link } from 'react-router';
import { segment } from '../app/api';
import { ExtractButton } from './ExtractButton';
import classes from './HomePage.module.css';
import type { RecentRun } from './types';

/** What to do when nothing has come into the topic yet. */
export function FirstRun({ dag, runs }: { dag: string | undefined; runs: RecentRun[] }) {
  const open = runs.find((run) => run.dagId === dag && (run.state === 'running' || run.state === 'queued'));
  return (
    <section className={classes.first} aria-labelledby="first-run">
      <div>
        <h2 id="first-run">{open ? 'The first extraction is under way' : 'Begin with an extraction'}</h2>
        {open ? (
          <p>
            Its first records appear here in a few seconds. What it does now is in its{' '}
            <Link to={`/dags/${segment(open.dagId)}/runs/${segment(open.runId)}`}>run</Link>.
          </p>
        ) : (
          <p>
            The topic is empty. {dag ? <>The DAG <Link to={`/dags/${segment(dag)}`}>{dag}</Link> asks</> : 'An extraction asks'} the source for records;
            from there they flow through the topic into the store and the views by themselves, and this picture begins to move.
          </p>
        )}
      </div>
      {!open && dag && <ExtractButton dag={dag} primary />}
    </section>
  );
}
