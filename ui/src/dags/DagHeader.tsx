import { CalendarClock } from 'lucide-react';
import { Link } from 'react-router';
import { PageHeader } from '../common/PageHeader';
import { StateBadge } from '../common/StateBadge';
import { TimeText } from '../common/TimeText';
import classes from './DagHeader.module.css';
import { runLink } from './links';
import { NextRunText } from './NextRunText';
import { PauseSwitch } from './PauseSwitch';
import { Tags } from './Tags';
import { TriggerButton } from './TriggerButton';
import type { DagPageData } from './types';

export function DagHeader({ page }: { page: DagPageData }) {
  const { summary: dag } = page;
  const last = dag.runs.at(-1);
  return (
    <PageHeader
      title={dag.dagId}
      crumbs={[{ to: '/dags', label: 'DAGs' }]}
      heading={
        <span className={classes.heading}>
          {dag.dagId} <Tags tags={dag.tags} />
          <span className={classes.owners} title="Owner">
            {dag.owners.join(', ')}
          </span>
        </span>
      }
      description={
        <>
          {dag.description}
          <div className={classes.line}>
            <span>
              {dag.isPaused && <StateBadge state="paused" />}
              {last ? (
                <Link to={runLink(dag.dagId, last.runId)} aria-label={`Last run: ${last.state}`}>
                  <StateBadge state={last.state} />
                </Link>
              ) : (
                <span className="muted">no runs yet</span>
              )}
              {last && <TimeText value={last.startDate ?? last.logicalDate} />}
            </span>
            <span>
              <CalendarClock size={14} aria-label="Schedule" />
              <span>
                {dag.scheduleText}
                {!dag.isPaused && dag.nextRun && (
                  <>
                    , <NextRunText dag={dag} />
                  </>
                )}
              </span>
            </span>
          </div>
        </>
      }
      actions={
        <>
          <PauseSwitch dagId={dag.dagId} isPaused={dag.isPaused} label={dag.isPaused ? 'Paused' : 'Active'} />
          <TriggerButton dagId={dag.dagId} params={dag.params} isPaused={dag.isPaused} />
        </>
      }
    />
  );
}
