import { formatDuration, formatTime, secondsBetween } from '../common/format';
import { useNow } from '../common/now';
import { StateBadge } from '../common/StateBadge';
import { mappedText } from './gridModel';
import type { GridModel, Position } from './gridModel';
import classes from './GridTable.module.css';

/** One line about what the pointer or the focus is at. It holds its place when there is nothing to tell, so that nothing jumps. */
export function GridDetails({ model, at }: { model: GridModel; at: Position | null }) {
  const now = useNow();
  const run = at && model.runs[at.column];
  const task = at && at.row >= 0 ? model.tasks[at.row] : undefined;
  const cell = task && run?.tasks[task.taskId];
  if (!run || (task && !cell)) {
    return <p className={`${classes.details} muted`}>Point at a run or a task, or move with the arrow keys; Enter opens it.</p>;
  }
  const [start, end] = cell ? [cell.startDate, cell.endDate] : [run.startDate, run.endDate];
  return (
    <p className={classes.details}>
      <StateBadge state={cell ? cell.state : run.state} />
      <strong>{task ? task.taskId : run.runType.replace('_', ' ')}</strong>
      <span>{formatTime(run.logicalDate)}</span>
      <span>{formatDuration(secondsBetween(start, end, now))}</span>
      {cell && cell.tryNumber > 1 && <span>try {cell.tryNumber}</span>}
      {cell?.mapped && <span>{mappedText(cell.mapped)}</span>}
      {task && task.triggerRule !== 'all_success' && <span className="muted">{task.triggerRule}</span>}
      {run.note && <span className="muted">“{run.note}”</span>}
    </p>
  );
}
