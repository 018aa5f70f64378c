import { Fragment } from 'react';
import { Link } from 'react-router';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Facts } from '../common/Facts';
import { formatDuration } from '../common/format';
import { Panel } from '../common/Panel';
import { StateBadge } from '../common/StateBadge';
import { DurationText, TimeText } from '../common/TimeText';
import { runPage, taskPage } from './targets';
import type { TaskDetails, TaskTry } from './types';
import classes from './runs.module.css';

const tryColumns: Column<TaskTry>[] = [
  { key: 'try', title: 'Try', render: (one) => one.tryNumber },
  { key: 'state', title: 'State', render: (one) => <StateBadge state={one.state} /> },
  { key: 'start', title: 'Started', wideOnly: true, render: (one) => <TimeText value={one.startDate} absolute /> },
  { key: 'duration', title: 'Duration', align: 'right', render: (one) => <DurationText start={one.startDate} end={one.endDate} /> },
  { key: 'worker', title: 'Worker', wideOnly: true, render: (one) => one.worker ?? '' },
  { key: 'error', title: 'Why', render: (one) => <span className={classes.error}>{one.error ?? ''}</span> },
];

/** All that is known of a task of a run, and what its DAG says of it now. */
export function TaskFacts({ task }: { task: TaskDetails }) {
  const { definition } = task;
  const links = (ids: string[]) =>
    ids.length === 0
      ? 'none'
      : ids.map((id, index) => (
          <Fragment key={id}>
            {index > 0 && ', '}
            <Link to={taskPage(task.dagId, task.runId, id)}>{id}</Link>
          </Fragment>
        ));
  return (
    <div className={classes.stack}>
      <div className={classes.pairs}>
        <Panel title="In this run">
          <Facts
            entries={[
              ['Run', <Link key="run" to={runPage(task.dagId, task.runId)}>{task.runId}</Link>],
              ['Item', task.mapIndex < 0 ? null : task.mapIndex],
              ['State', <StateBadge key="state" state={task.state} />],
              ['Tries', `${task.tryNumber} of ${task.maxTries}`],
              ['Logical date', <TimeText key="date" value={task.logicalDate} absolute />],
              ['Queued', task.queuedAt && <TimeText key="queued" value={task.queuedAt} absolute />],
              ['Started', task.startDate && <TimeText key="start" value={task.startDate} absolute />],
              ['Ended', task.endDate && <TimeText key="end" value={task.endDate} absolute />],
              ['Tried again', task.nextTryAt && <TimeText key="next" value={task.nextTryAt} absolute />],
              ['Duration', <DurationText key="duration" start={task.startDate} end={task.endDate} />],
              ['Worker', task.worker],
              ['Branches taken', task.chosen && (task.chosen.join(', ') || 'none')],
              ['Error', task.error && <span key="error" className={classes.error}>{task.error}</span>],
            ]}
          />
        </Panel>
        {definition && (
          <Panel title="In the DAG">
            <Facts
              entries={[
                ['Description', definition.description],
                ['Kind', definition.kind],
                ['Depends on', links(definition.upstream)],
                ['What depends on it', links(definition.downstream)],
                ['Trigger rule', definition.triggerRule],
                ['Retries', definition.retries],
                ['Delay before a retry', definition.retries > 0 ? formatDuration(definition.retryDelaySeconds) : null],
                ['Time limit', definition.executionTimeoutSeconds === null ? 'none' : formatDuration(definition.executionTimeoutSeconds)],
                ['Pool', `${definition.pool}, ${definition.poolSlots} ${definition.poolSlots === 1 ? 'slot' : 'slots'}`],
                ['At most at once', definition.maxActive],
                ['Items from', definition.mapSource && links([definition.mapSource])],
                ['Changes data', definition.produces.join(', ')],
              ]}
            />
          </Panel>
        )}
      </div>
      <Panel title="Tries" flush>
        <DataTable
          label="Tries"
          columns={tryColumns}
          rows={task.tries}
          rowKey={(one) => String(one.tryNumber)}
          empty={
            <EmptyState title={task.mapped ? 'Each item has tries of its own' : 'No try yet'}>
              {task.mapped ? 'Open an item under Mapped instances.' : 'A try appears when a worker takes the task.'}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  );
}
