import { Link } from 'react-router';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { useNow } from '../common/now';
import { StateBadge, StateGlyph } from '../common/StateBadge';
import { stateLabel } from '../common/states';
import { DurationText, TimeText } from '../common/TimeText';
import { counted, taskPage } from './targets';
import { barOf, rangeOf } from './timeline';
import type { RunDetails, RunTask } from './types';
import classes from './runs.module.css';

/** The tasks of a run in the order of the DAG, and when each waited and ran. */
export function RunTasks({ run }: { run: RunDetails }) {
  const now = useNow();
  const range = rangeOf(run.tasks, now);
  const columns: Column<RunTask>[] = [
    { key: 'state', title: 'State', render: (task) => <StateBadge state={task.state} /> },
    {
      key: 'task',
      title: 'Task',
      render: (task) => (
        <>
          <Link to={taskPage(run.dagId, run.runId, task.taskId)} className={classes.id}>
            {task.taskId}
          </Link>
          {task.mapped && <Items counts={task.mapped} />}
          {task.error && <div className={classes.error}>{firstLine(task.error)}</div>}
        </>
      ),
    },
    { key: 'tries', title: 'Tries', align: 'right', wideOnly: true, render: (task) => `${task.tryNumber} of ${task.maxTries}` },
    { key: 'start', title: 'Started', wideOnly: true, render: (task) => <TimeText value={task.startDate} absolute /> },
    { key: 'duration', title: 'Duration', align: 'right', render: (task) => <DurationText start={task.startDate} end={task.endDate} /> },
    { key: 'line', title: 'Waited and ran', wideOnly: true, width: '28%', render: (task) => <Line task={task} range={range} now={now} /> },
  ];
  return (
    <DataTable
      label="Tasks of this run"
      columns={columns}
      rows={run.tasks}
      rowKey={(task) => task.taskId}
      empty={<EmptyState title="This run has no tasks">The DAG has none now, and had none when the run began.</EmptyState>}
    />
  );
}

const firstLine = (text: string) => text.split('\n', 1)[0];

function Line({ task, range, now }: { task: RunTask; range: [number, number]; now: number }) {
  const bar = barOf(task, range, now);
  return (
    <div className={classes.track} role="img" aria-label={bar ? bar.title : 'has not begun'} title={bar?.title}>
      {bar && (
        <>
          <span className={classes.wait} style={{ left: `${bar.waitFrom}%`, width: `${bar.from - bar.waitFrom}%` }} />
          <span className={classes.bar} style={{ left: `${bar.from}%`, width: `${bar.to - bar.from}%`, '--state': `var(--state-${task.state ?? 'none'})` }} />
        </>
      )}
    </div>
  );
}

/** How many items of a mapped task are in each state. */
export function Items({ counts }: { counts: Record<string, number> }) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <span className={classes.items} title={counted(total, 'item')}>
      {' '}
      {Object.entries(counts).map(([state, count]) => (
        <span key={state} className="nowrap" title={`${stateLabel(state)}: ${count}`}>
          <StateGlyph state={state} size={12} /> {count}
          <span className="visually-hidden"> {stateLabel(state)}</span>
        </span>
      ))}
    </span>
  );
}
