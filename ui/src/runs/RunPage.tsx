import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { ErrorNotice } from '../common/ErrorNotice';
import { Facts } from '../common/Facts';
import { JsonView } from '../common/JsonView';
import { Loading } from '../common/Loading';
import { PageHeader } from '../common/PageHeader';
import { Panel } from '../common/Panel';
import { Stat, StatRow } from '../common/Stat';
import { StateBadge } from '../common/StateBadge';
import { DurationText, TimeText } from '../common/TimeText';
import { UrlTabs } from '../common/UrlTabs';
import { EventsTable } from './EventsTable';
import { typeLabels } from './filters';
import { NoteEditor } from './NoteEditor';
import { RunActions } from './RunActions';
import { RunTasks } from './RunTasks';
import type { RunDetails } from './types';
import { useLiveRefresh } from './useLiveRefresh';
import classes from './runs.module.css';

export function RunPage() {
  const { dagId = '', runId = '' } = useParams();
  const key = ['run', dagId, runId];
  const run = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<RunDetails>(`${MILLRACE}/dags/${segment(dagId)}/runs/${segment(runId)}`, undefined, signal),
  });
  useLiveRefresh(key, (event) => event.dagId === dagId && event.runId === runId);
  const crumbs = [
    { to: '/dags', label: 'DAGs' },
    { to: `/dags/${segment(dagId)}`, label: dagId },
    { to: `/dags/${segment(dagId)}?tab=runs`, label: 'Runs' },
  ];
  return (
    <>
      <PageHeader
        title={runId}
        heading={
          <span className={classes.heading}>
            {runId} <StateBadge state={run.data?.state} />
          </span>
        }
        crumbs={crumbs}
        actions={run.data && <RunActions run={run.data} />}
      />
      {run.data ? (
        <RunContent run={run.data} />
      ) : run.error ? (
        <ErrorNotice error={run.error} what="this run" onRetry={() => void run.refetch()} />
      ) : (
        <Loading what="the run" height={480} />
      )}
    </>
  );
}

function RunContent({ run }: { run: RunDetails }) {
  return (
    <div className={classes.stack}>
      {run.error && (
        <Panel title="Why it failed">
          <div className={classes.error}>{run.error}</div>
        </Panel>
      )}
      <Panel>
        <StatRow>
          <Stat label="Type" value={typeLabels[run.runType] ?? run.runType} />
          <Stat label="Logical date" value={<TimeText value={run.logicalDate} absolute />} />
          <Stat label="Started" value={<TimeText value={run.startDate} absolute />} />
          <Stat label="Duration" value={<DurationText start={run.startDate} end={run.endDate} />} />
          <Stat label="Triggered by" value={run.triggeringUser ?? run.triggeredBy} note={run.triggeringUser ? `via ${run.triggeredBy}` : undefined} />
        </StatRow>
        <div className={classes.underStats}>
          <NoteEditor dagId={run.dagId} runId={run.runId} note={run.note} />
        </div>
      </Panel>
      <UrlTabs
        label="Parts of this run"
        tabs={[
          {
            value: 'tasks',
            label: 'Tasks',
            render: () => (
              <Panel flush>
                <RunTasks run={run} />
              </Panel>
            ),
          },
          { value: 'details', label: 'Details', render: () => <RunFacts run={run} /> },
          { value: 'events', label: 'Events', render: () => <EventsTable dagId={run.dagId} runId={run.runId} /> },
        ]}
      />
    </div>
  );
}

function RunFacts({ run }: { run: RunDetails }) {
  return (
    <div className={classes.pairs}>
      <Panel title="Run">
        <Facts
          entries={[
            ['DAG', <Link key="dag" to={`/dags/${segment(run.dagId)}`}>{run.dagId}</Link>],
            ['Run id', run.runId],
            ['Type', typeLabels[run.runType] ?? run.runType],
            ['Logical date', <TimeText key="date" value={run.logicalDate} absolute />],
            ['Data from', <TimeText key="from" value={run.dataIntervalStart} absolute />],
            ['Data to', <TimeText key="to" value={run.dataIntervalEnd} absolute />],
            ['Queued', <TimeText key="queued" value={run.queuedAt} absolute />],
            ['Started', <TimeText key="start" value={run.startDate} absolute />],
            ['Ended', run.endDate && <TimeText key="end" value={run.endDate} absolute />],
            ['Triggered by', run.triggeringUser ? `${run.triggeringUser} (${run.triggeredBy})` : run.triggeredBy],
            ['Backfill', run.backfillId && <Link key="backfill" to={`/dags/${segment(run.dagId)}?tab=backfills`}>{run.backfillId}</Link>],
          ]}
        />
      </Panel>
      <div className={classes.stack}>
        <Panel title="Parameters in force">
          <JsonView value={run.params} label="Parameters in force" />
        </Panel>
        <Panel title="Parameters given">
          {Object.keys(run.conf).length > 0 ? <JsonView value={run.conf} label="Parameters given" /> : <p className="muted">None: those of the DAG hold.</p>}
        </Panel>
      </div>
    </div>
  );
}
