import { Link } from 'react-router';
import { segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Facts } from '../common/Facts';
import { formatDuration, formatNumber } from '../common/format';
import { Panel } from '../common/Panel';
import { TimeText } from '../common/TimeText';
import classes from './DetailsTab.module.css';
import { expectation } from './paramForm';
import type { DagPageData, ParamShape, TaskFacts } from './types';

const catchups: Record<string, string> = {
  none: 'none: missed intervals are passed over',
  latest: 'latest: only the last missed interval is run',
  all: 'all: every missed interval is run',
};

const tasks: Column<TaskFacts>[] = [
  {
    key: 'task',
    title: 'Task',
    render: (task) => (
      <>
        {task.taskId}
        {task.description && <div className="muted">{task.description}</div>}
      </>
    ),
  },
  { key: 'kind', title: 'Kind', render: (task) => task.kind },
  { key: 'upstream', title: 'Depends on', wideOnly: true, render: (task) => task.upstream.join(', ') || <span className="muted">nothing</span> },
  { key: 'rule', title: 'Starts when', wideOnly: true, render: (task) => task.triggerRule },
  { key: 'retries', title: 'Tries again', render: retriesOf },
  { key: 'timeout', title: 'Timeout', wideOnly: true, render: (task) => (task.timeoutSeconds === null ? <span className="muted">none</span> : formatDuration(task.timeoutSeconds)) },
  {
    key: 'pool',
    title: 'Pool',
    wideOnly: true,
    render: (task) =>
      task.pool ? (
        <span className="nowrap">
          <Link to={`/admin/pools?search=${segment(task.pool)}`}>{task.pool}</Link> {task.poolSlots > 1 && `× ${task.poolSlots}`}
        </span>
      ) : (
        <span className="muted">none</span>
      ),
  },
  { key: 'produces', title: 'Changes', wideOnly: true, render: (task) => task.produces.join(', ') },
];

function retriesOf(task: TaskFacts) {
  if (task.retries === 0) {
    return <span className="muted">never</span>;
  }
  const growth = task.backoff === 'exponential' ? ', doubling' : '';
  return `${formatNumber(task.retries)} × after ${formatDuration(task.retryDelaySeconds)}${growth}`;
}

const params: Column<ParamShape>[] = [
  {
    key: 'name',
    title: 'Parameter',
    render: (param) => (
      <>
        <code>{param.name}</code>
        {param.description && <div className="muted">{param.description}</div>}
      </>
    ),
  },
  { key: 'takes', title: 'Takes', render: (param) => (param.enum ? param.enum.join(', ') : expectation(param).replace(/^This is /, '').replace(/\.$/, '')) },
  { key: 'default', title: 'Default', render: (param) => (param.required ? 'must be given' : <code>{JSON.stringify(param.default)}</code>) },
];

export function DetailsTab({ page }: { page: DagPageData }) {
  const { summary: dag, facts } = page;
  return (
    <div className={classes.panels}>
      <Panel title="Settings">
        <Facts
          entries={[
            ['Id', dag.dagId],
            ['Description', dag.description],
            ['Owner', dag.owners.join(', ')],
            ['Tags', dag.tags.join(', ')],
            ['Schedule', <>{dag.scheduleText}{facts.schedule && <> <code>{facts.schedule}</code></>}</>],
            ['Time zone', facts.isTimed ? facts.timeZone : null],
            ['Earliest logical date', facts.startDate && <TimeText value={facts.startDate} absolute />],
            ['Catch-up', facts.isTimed ? catchups[facts.catchup] : null],
            ['Runs at a time', formatNumber(facts.maxActiveRuns)],
            ['Tasks of a run at a time', formatNumber(facts.maxActiveTasks)],
            ['Timeout of a run', facts.runTimeoutSeconds === null ? 'none' : formatDuration(facts.runTimeoutSeconds)],
            ['Lost workers a task survives', formatNumber(facts.maxLostWorkers)],
            ['Begins paused', facts.pausedAtFirst ? 'yes' : 'no'],
            ['First seen', <TimeText key="seen" value={facts.firstSeenAt} absolute />],
          ]}
        />
      </Panel>
      <Panel title="Parameters of a run" flush>
        <DataTable
          label="Parameters"
          columns={params}
          rows={dag.params}
          rowKey={(param) => param.name}
          empty={<EmptyState title="None">Every run does the same.</EmptyState>}
        />
      </Panel>
      <Panel title={`Tasks (${page.tasks.length})`} className={classes.wide} flush>
        <DataTable label="Tasks" columns={tasks} rows={page.tasks} rowKey={(task) => task.taskId} />
      </Panel>
    </div>
  );
}
