import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { QueryView } from '../common/QueryView';
import { StateBadge } from '../common/StateBadge';
import { counted } from './targets';
import type { TaskInstance } from './types';
import classes from './TouchedList.module.css';

const MOST_ROWS = 200;

interface Properties {
  query: UseQueryResult<TaskInstance[]>;
  /** "will run again", "will be marked". */
  fate: string;
  /** The state an instance will have. */
  becomes?: (instance: TaskInstance) => string | null;
  none: ReactNode;
}

/** The task instances that an action would touch, as the server says. */
export function TouchedList({ query, fate, becomes, none }: Properties) {
  return (
    <div className={classes.frame}>
      <QueryView query={query} what="what would be touched" height={150}>
        {(instances) =>
          instances.length === 0 ? (
            <p className="muted">{none}</p>
          ) : (
            <>
              <p className={classes.sum} role="status">
                <strong>{counted(instances.length, 'task instance')}</strong> {fate}
                {runsOf(instances) > 1 && <> in {counted(runsOf(instances), 'run')}</>}:
              </p>
              <Rows instances={instances.slice(0, MOST_ROWS)} becomes={becomes} withRun={runsOf(instances) > 1} />
              {instances.length > MOST_ROWS && <p className="muted">and {(instances.length - MOST_ROWS).toLocaleString('en')} more.</p>}
            </>
          )
        }
      </QueryView>
    </div>
  );
}

const runsOf = (instances: readonly TaskInstance[]) => new Set(instances.map((one) => `${one.dag_id}/${one.dag_run_id}`)).size;

function Rows({ instances, becomes, withRun }: { instances: TaskInstance[]; becomes?: Properties['becomes']; withRun: boolean }) {
  return (
    // The list takes the focus so that arrow keys can scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.box} role="region" aria-label="Task instances that are touched" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Task</th>
            {withRun && <th scope="col">Run</th>}
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {instances.map((instance) => (
            <tr key={instance.id}>
              <td>
                {instance.task_id}
                {instance.map_index >= 0 && <span className="muted"> [{instance.map_index}]</span>}
              </td>
              {withRun && <td className={classes.run}>{instance.dag_run_id}</td>}
              <td className="nowrap">
                <StateBadge state={instance.state} />
                {becomes && (
                  <>
                    <span className="muted"> → </span>
                    <StateBadge state={becomes(instance)} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
