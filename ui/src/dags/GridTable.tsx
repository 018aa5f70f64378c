import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { formatDuration, formatTime, secondsBetween } from '../common/format';
import { useNow } from '../common/now';
import { StateGlyph } from '../common/StateBadge';
import { stateLabel } from '../common/states';
import { GridDetails } from './GridDetails';
import { dayMarks, mappedText, mappedTotal, moved, runHeights } from './gridModel';
import type { GridModel, Position } from './gridModel';
import classes from './GridTable.module.css';
import { runLink, taskLink } from './links';
import type { GridCell, GridRun } from './types';

const DAY_GAP = 3;

/** Runs by tasks. One cell takes part in the tab order; arrow keys go from there, and Enter opens what is focused. */
export function GridTable({ dagId, model }: { dagId: string; model: GridModel }) {
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<Position | null>(null);
  const [hover, setHover] = useState<Position | null>(null);
  const newest = model.runs.at(-1)?.runId;
  useLayoutEffect(() => {
    // The newest run is what one wants to see first.
    box.current?.scrollTo({ left: box.current.scrollWidth });
  }, [newest]);

  const start = { row: -1, column: model.runs.length - 1 };
  const current = focus && focus.column < model.runs.length && focus.row < model.tasks.length ? focus : start;
  const marks = dayMarks(model.runs, DAY_GAP);
  const heights = runHeights(model.runs, now);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = moved(event.key, event.ctrlKey, current, model);
    if (next) {
      event.preventDefault();
      setFocus(next);
      box.current?.querySelector<HTMLElement>(`[data-at="${next.row},${next.column}"]`)?.focus();
    }
  };
  const cellProperties = (row: number, column: number) => ({
    'data-at': `${row},${column}`,
    tabIndex: current.row === row && current.column === column ? 0 : -1,
    onFocus: () => setFocus({ row, column }),
    onMouseEnter: () => setHover({ row, column }),
  });
  return (
    <>
      <GridDetails model={model} at={hover ?? focus} />
      <div ref={box} className={classes.box}>
        {/* Keys are handled here for the links in the cells, which have the focus. */}
        { }
        <table role="grid" aria-label={`Runs and tasks of ${dagId}`} className={classes.table} onKeyDown={onKeyDown} onMouseLeave={() => setHover(null)}>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                <span className={classes.axis}>Task</span>
              </th>
              {model.runs.map((run, column) => (
                <th key={run.runId} scope="col" className={classes.run} data-lit={hover?.column === column || undefined}>
                  <Link to={runLink(dagId, run.runId)} className={classes.runLink} aria-label={runText(run, now)} {...cellProperties(-1, column)}>
                    <span className={classes.bar} style={{ height: `${(heights[column] ?? 0) * 100}%`, '--state': `var(--state-${run.state})` }} data-state={run.state} />
                    <StateGlyph state={run.state} size={11} />
                  </Link>
                  <span className={classes.day} aria-hidden>
                    {marks.get(column)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.tasks.map((task, row) => (
              <tr key={task.taskId} data-lit={hover?.row === row || undefined}>
                <th scope="row" className={classes.task} title={task.taskId}>
                  <bdi>{task.label}</bdi>
                </th>
                {model.runs.map((run, column) => {
                  const cell = run.tasks[task.taskId];
                  return (
                    <td key={run.runId} data-lit={hover?.column === column || undefined}>
                      {cell ? (
                        <Link
                          to={taskLink(dagId, run.runId, task.taskId)}
                          className={classes.cell}
                          aria-label={cellText(task.taskId, cell, run, now)}
                          style={{ '--state': `var(--state-${cell.state ?? 'none'})` }}
                          {...cellProperties(row, column)}
                        >
                          {cell.mapped ? <span className={classes.count}>{mappedTotal(cell)}</span> : <StateGlyph state={cell.state} size={13} />}
                        </Link>
                      ) : (
                        <span className={classes.nothing} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const runText = (run: GridRun, now: number) =>
  `Run ${formatTime(run.logicalDate)}: ${stateLabel(run.state)}, ${formatDuration(secondsBetween(run.startDate, run.endDate, now))}`;

function cellText(taskId: string, cell: GridCell, run: GridRun, now: number): string {
  const items = cell.mapped ? `, ${mappedTotal(cell)} items: ${mappedText(cell.mapped)}` : '';
  return `${taskId}, ${formatTime(run.logicalDate)}: ${stateLabel(cell.state)}, ${formatDuration(secondsBetween(cell.startDate, cell.endDate, now))}${items}`;
}
