import { Link } from 'react-router';
import { EmptyState } from '../common/EmptyState';
import { formatDuration, formatNumber } from '../common/format';
import { useNow } from '../common/now';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { StateBadge, StateGlyph } from '../common/StateBadge';
import { stateLabel } from '../common/states';
import { ganttOf, ticksOf } from './ganttModel';
import type { GanttLine, GanttModel, Stretch } from './ganttModel';
import classes from './GanttTab.module.css';
import { taskLink } from './links';
import { RunChoice } from './RunChoice';
import type { DagPageData, RunGantt } from './types';
import { useChosenRun } from './useChosenRun';

const TICKS = 6;

export function GanttTab({ page }: { page: DagPageData }) {
  const { summary: dag } = page;
  const { runId, gantt, choose } = useChosenRun(dag);
  return (
    <Panel title="When each task ran" flush actions={runId && <RunChoice dag={dag} runId={runId} onChoose={choose} />}>
      {runId ? (
        <QueryView query={gantt} what="the run" height={300}>
          {(run) => <Gantt dagId={dag.dagId} run={run} />}
        </QueryView>
      ) : (
        <EmptyState title="No runs yet">Trigger the DAG, or wait for its schedule: {dag.scheduleText}.</EmptyState>
      )}
    </Panel>
  );
}

function Gantt({ dagId, run }: { dagId: string; run: RunGantt }) {
  const model = ganttOf(run, useNow());
  const length = model.end - model.start;
  const place = (time: number) => `${(((time - model.start) / length) * 100).toFixed(3)}%`;
  return (
    <>
      <p className={classes.summary}>
        <StateBadge state={run.state} />
        <span>{formatDuration(length / 1000)}</span>
        {run.total > run.rows.length && <span className="muted">the first {formatNumber(run.rows.length)} of {formatNumber(run.total)} tasks and items</span>}
        <span className={classes.legend}>
          <i data-kind="waiting" /> in the queue <i data-kind="try" /> running
        </span>
      </p>
      <div className={classes.chart}>
        <div className={classes.axis} aria-hidden>
          {ticksOf(length, TICKS).map((tick) => (
            <span key={tick} style={{ left: place(model.start + tick) }}>
              {tick === 0 ? '0' : formatDuration(tick / 1000)}
            </span>
          ))}
        </div>
        <ul className={classes.rows}>
          {model.lines.map((line) => (
            <GanttRowView key={line.key} dagId={dagId} runId={run.runId} line={line} model={model} place={place} />
          ))}
        </ul>
      </div>
    </>
  );
}

interface RowProperties {
  dagId: string;
  runId: string;
  line: GanttLine;
  model: GanttModel;
  place: (time: number) => string;
}

function GanttRowView({ dagId, runId, line, model, place }: RowProperties) {
  const { taskId, mapIndex, state } = line.row;
  const name = mapIndex < 0 ? taskId : `${taskId} [${mapIndex}]`;
  const length = model.end - model.start;
  return (
    <li className={classes.row}>
      <Link to={taskLink(dagId, runId, taskId, { mapIndex })} className={classes.name} title={name} aria-label={`${name}, ${stateLabel(state)}`}>
        <StateGlyph state={state} />
        <span>
          <bdi>{name}</bdi>
        </span>
      </Link>
      <div className={classes.track} style={{ '--tick': place(model.start + (ticksOf(length, TICKS)[1] ?? length)) }}>
        {line.stretches.map((stretch) => (
          <Link
            key={`${stretch.kind} ${stretch.tryNumber}`}
            to={taskLink(dagId, runId, taskId, { mapIndex, tryNumber: stretch.kind === 'try' ? stretch.tryNumber : undefined })}
            className={classes.stretch}
            data-kind={stretch.kind}
            data-state={stretch.state}
            style={{
              left: place(stretch.start),
              width: `${(((stretch.end - stretch.start) / length) * 100).toFixed(3)}%`,
              '--state': `var(--state-${stretch.state})`,
            }}
            title={stretchText(name, stretch)}
            aria-label={stretchText(name, stretch)}
            tabIndex={stretch.kind === 'waiting' ? -1 : undefined}
          />
        ))}
      </div>
    </li>
  );
}

function stretchText(name: string, stretch: Stretch): string {
  const duration = formatDuration((stretch.end - stretch.start) / 1000);
  return stretch.kind === 'waiting' ? `${name}: ${duration} in the queue` : `${name}, try ${stretch.tryNumber}: ${stateLabel(stretch.state)}, ${duration}`;
}
