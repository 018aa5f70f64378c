import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { ErrorNotice } from '../common/ErrorNotice';
import { formatDuration, secondsBetween } from '../common/format';
import { Loading } from '../common/Loading';
import { PageHeader } from '../common/PageHeader';
import { Panel } from '../common/Panel';
import { StateBadge } from '../common/StateBadge';
import { stateLabel } from '../common/states';
import { DurationText, TimeText } from '../common/TimeText';
import { UrlTabs } from '../common/UrlTabs';
import { countOf, useUrlState } from '../common/urlState';
import { EventsTable } from './EventsTable';
import { LogPanel } from './logs/LogPanel';
import { MappedTable } from './MappedTable';
import { Items } from './RunTasks';
import { runPage, taskPage } from './targets';
import { TaskActions } from './TaskActions';
import { TaskFacts } from './TaskFacts';
import { TaskXCom } from './TaskXCom';
import type { TaskDetails, TaskTry } from './types';
import { useLiveRefresh } from './useLiveRefresh';
import classes from './runs.module.css';

export function TaskPage() {
  const { dagId = '', runId = '', taskId = '' } = useParams();
  const [get] = useUrlState();
  const mapIndex = countOf(get('map_index'), -1);
  const key = ['task', dagId, runId, taskId, mapIndex];
  const task = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      api.get<TaskDetails>(
        `${MILLRACE}/dags/${segment(dagId)}/runs/${segment(runId)}/tasks/${segment(taskId)}`,
        { mapIndex: mapIndex < 0 ? undefined : mapIndex },
        signal,
      ),
  });
  useLiveRefresh(key, (event) => event.dagId === dagId && event.runId === runId);
  const crumbs = [
    { to: '/dags', label: 'DAGs' },
    { to: `/dags/${segment(dagId)}`, label: dagId },
    { to: runPage(dagId, runId), label: runId },
    ...(mapIndex < 0 ? [] : [{ to: taskPage(dagId, runId, taskId), label: taskId }]),
  ];
  const title = mapIndex < 0 ? taskId : `${taskId} [${mapIndex}]`;
  return (
    <>
      <PageHeader
        title={title}
        heading={
          <span className={classes.heading}>
            {title} <StateBadge state={task.data?.state} />
          </span>
        }
        crumbs={crumbs}
        description={task.data && <Summary task={task.data} />}
        actions={task.data && <TaskActions task={task.data} />}
      />
      {task.data ? (
        <TaskContent task={task.data} />
      ) : task.error ? (
        <ErrorNotice error={task.error} what="this task" onRetry={() => void task.refetch()} />
      ) : (
        <Loading what="the task" height={480} />
      )}
    </>
  );
}

function Summary({ task }: { task: TaskDetails }) {
  if (task.mapped) {
    return <Items counts={task.mapped} />;
  }
  return (
    <>
      {task.startDate && (
        <>
          Started <TimeText value={task.startDate} />, {task.endDate ? 'took' : 'running for'} <DurationText start={task.startDate} end={task.endDate} />.{' '}
        </>
      )}
      {task.nextTryAt && (
        <>
          Tried again <TimeText value={task.nextTryAt} />.{' '}
        </>
      )}
      {task.error && <span className={classes.error}>{task.error.split('\n', 1)[0]}</span>}
    </>
  );
}

function TaskContent({ task }: { task: TaskDetails }) {
  const mapped = { value: 'mapped', label: 'Mapped instances', render: () => <MappedTable dagId={task.dagId} runId={task.runId} taskId={task.taskId} /> };
  const logs = { value: 'logs', label: 'Logs', render: () => <Logs task={task} /> };
  const address = { dagId: task.dagId, runId: task.runId, taskId: task.taskId };
  return (
    <UrlTabs
      label="Parts of this task"
      tabs={[
        task.mapped ? mapped : logs,
        { value: 'xcom', label: 'XCom', render: () => <TaskXCom {...address} mapIndex={task.mapped ? null : task.mapIndex} /> },
        { value: 'events', label: 'Events', render: () => <EventsTable {...address} /> },
        { value: 'details', label: 'Details', render: () => <TaskFacts task={task} /> },
      ]}
    />
  );
}

function tryLabel({ tryNumber, state, startDate, endDate }: TaskTry): string {
  const took = endDate ? secondsBetween(startDate, endDate, 0) : null;
  return `Try ${tryNumber}: ${stateLabel(state)}${took === null ? '' : `, ${formatDuration(took)}`}`;
}

/** The log of the last try, or of the one that was chosen; a new try is followed by itself. */
function Logs({ task }: { task: TaskDetails }) {
  const [get, set] = useUrlState();
  const last = task.tries.at(-1)?.tryNumber ?? task.tryNumber;
  const chosen = countOf(get('try')) || last;
  if (last === 0) {
    return (
      <Panel>
        <EmptyState title="This task has not begun" action={<Link to={runPage(task.dagId, task.runId)}>Look at the run</Link>}>
          {task.state === null ? 'Its turn comes when the tasks it depends on are done.' : `It is ${stateLabel(task.state).toLowerCase()}.`} Its log appears here
          as soon as it runs.
        </EmptyState>
      </Panel>
    );
  }
  const address = { dagId: task.dagId, runId: task.runId, taskId: task.taskId, mapIndex: task.mapIndex, tryNumber: chosen };
  const shown = task.tries.find((one) => one.tryNumber === chosen);
  return (
    <>
      <div className={classes.tries}>
        <NativeSelect
          size="xs"
          aria-label="Try"
          value={chosen}
          data={[...task.tries].reverse().map((one) => ({ value: String(one.tryNumber), label: tryLabel(one) }))}
          onChange={(event) => set({ try: event.currentTarget.value === String(last) ? null : event.currentTarget.value })}
        />
        {shown?.worker && <span className="muted">on {shown.worker}</span>}
        {shown?.error && <span className={classes.error}>{shown.error.split('\n', 1)[0]}</span>}
      </div>
      <LogPanel key={JSON.stringify(address)} address={address} />
    </>
  );
}
