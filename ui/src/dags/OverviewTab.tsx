import { Link } from 'react-router';
import { segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { formatDuration, formatNumber, formatTime, UNKNOWN } from '../common/format';
import { useNow } from '../common/now';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { Stat, StatRow } from '../common/Stat';
import { TimeText } from '../common/TimeText';
import { dagLink, taskLink } from './links';
import classes from './OverviewTab.module.css';
import { DAGS, useMillrace } from './queries';
import { RunBars } from './RunBars';
import { medianSeconds, secondsOf } from './runBars';
import type { DagOverview, DagPageData, FailedTask, RunBar, RunCounts } from './types';

function shareOf(counts: RunCounts): string {
  const ended = counts.success + counts.failed;
  if (ended === 0) {
    return UNKNOWN;
  }
  const share = (100 * counts.success) / ended;
  // 999 of 1000 is not "100 %".
  return `${share === 100 || share < 99 ? Math.round(share) : Math.floor(share * 10) / 10} %`;
}

export function OverviewTab({ page }: { page: DagPageData }) {
  const { dagId } = page.summary;
  const overview = useMillrace<DagOverview>([...DAGS, 'overview'], `dags/${segment(dagId)}/overview`);
  return (
    <QueryView query={overview} what="the overview" height={420}>
      {(data) => (
        <div className={classes.panels}>
          <Panel className={classes.stats}>
            <StatRow>
              <Stat label="Successful, last 24 h" value={shareOf(data.lastDay)} note={`of ${formatNumber(data.lastDay.success + data.lastDay.failed)} ended`} />
              <Stat label="Successful, last 7 days" value={shareOf(data.lastWeek)} note={`of ${formatNumber(data.lastWeek.success + data.lastWeek.failed)} ended`} />
              <Stat label="Failed, last 24 h" value={formatNumber(data.lastDay.failed)} />
              <Stat label="Now" value={`${formatNumber(data.lastWeek.running)} running`} note={`${formatNumber(data.lastWeek.queued)} queued`} />
              <Stat label="Middle duration" value={formatDuration(medianSeconds(data.runs))} note={`of the newest ${data.runs.length}`} />
            </StatRow>
          </Panel>
          <Panel title="Durations of the newest runs" actions={<Link to={dagLink(dagId, { tab: 'runs' })}>All runs</Link>} flush>
            {data.runs.length === 0 ? (
              <EmptyState title="No runs yet">Trigger the DAG, or wait for its schedule: {page.summary.scheduleText}.</EmptyState>
            ) : (
              <DurationChart dagId={dagId} runs={data.runs} />
            )}
          </Panel>
          <Panel title="Tasks that failed lately" flush>
            {data.failedTasks.length === 0 ? (
              <EmptyState title="None">No task of the newest runs has failed.</EmptyState>
            ) : (
              <ul className={classes.failures}>
                {data.failedTasks.slice(0, 8).map((task) => (
                  <Failure key={`${task.runId}/${task.taskId}/${task.mapIndex}`} dagId={dagId} task={task} />
                ))}
              </ul>
            )}
          </Panel>
        </div>
      )}
    </QueryView>
  );
}

const HEIGHT = 190;
const GLYPHS = 11;

function DurationChart({ dagId, runs }: { dagId: string; runs: readonly RunBar[] }) {
  const now = useNow();
  const longest = Math.max(0, ...runs.map((run) => secondsOf(run, now) ?? 0));
  return (
    <div className={classes.chart}>
      <div className={classes.plot} style={{ height: HEIGHT }}>
        {longest > 0 &&
          [1, 0.5].map((share) => (
            <div key={share} className={classes.mark} style={{ bottom: (HEIGHT - GLYPHS) * (0.02 + 0.98 * share) }}>
              <span>{formatDuration(longest * share)}</span>
            </div>
          ))}
        <RunBars dagId={dagId} runs={runs} height={HEIGHT} wide />
      </div>
    </div>
  );
}

function Failure({ dagId, task }: { dagId: string; task: FailedTask }) {
  const item = task.mapIndex < 0 ? '' : ` [${task.mapIndex}]`;
  return (
    <li>
      <div className={classes.who}>
        <Link to={taskLink(dagId, task.runId, task.taskId, { mapIndex: task.mapIndex })}>
          {task.taskId}
          {item}
        </Link>
        <span className="muted">
          try {task.tryNumber}, {task.endDate ? <TimeText value={task.endDate} /> : formatTime(task.logicalDate)}
        </span>
      </div>
      {task.error && <p className="muted">{task.error}</p>}
    </li>
  );
}
