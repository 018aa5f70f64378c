import { formatTime } from '../common/format';
import { TimeText } from '../common/TimeText';
import type { DagSummary } from './types';

/** When the schedule begins a run next: how long until then, and the time itself. */
export function NextRunText({ dag }: { dag: DagSummary }) {
  if (dag.isPaused) {
    return <span className="muted">{dag.hasPlannedRuns ? 'paused, runs are waiting' : 'paused'}</span>;
  }
  if (!dag.nextRun) {
    return null;
  }
  return (
    <>
      next <TimeText value={dag.nextRun.runAfter} /> <span className="muted nowrap">({formatTime(dag.nextRun.runAfter).slice(5, 16)})</span>
    </>
  );
}
