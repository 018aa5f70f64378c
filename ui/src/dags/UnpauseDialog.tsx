import { formatNumber, formatTime } from '../common/format';
import { ConfirmDialog } from '../common/ConfirmDialog';
import classes from './PlannedRuns.module.css';
import type { UnpausePreview } from './types';

interface Properties {
  dagId: string;
  preview: UnpausePreview | null;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}

export function UnpauseDialog({ dagId, preview, onClose, onConfirm }: Properties) {
  const total = preview?.total ?? 0;
  const runs = total === 1 ? '1 run' : `${formatNumber(total)} runs`;
  return (
    <ConfirmDialog
      opened={preview !== null}
      onClose={onClose}
      title={`Unpause ${dagId}?`}
      confirm={`Unpause and make ${runs}`}
      onConfirm={onConfirm}
    >
      <p className={classes.lead}>
        {total === 1 ? 'One interval has ended without a run. It gets its run at once:' : `${formatNumber(total)} intervals have ended without a run. They get their runs at once:`}
      </p>
      <ol className={classes.list}>
        {preview?.runs.map((run) => (
          <li key={run.logicalDate}>
            <time dateTime={run.dataIntervalStart}>{formatTime(run.dataIntervalStart)}</time>
            <span className="muted"> to </span>
            <time dateTime={run.dataIntervalEnd}>{formatTime(run.dataIntervalEnd)}</time>
          </li>
        ))}
        {preview && total > preview.runs.length && <li className="muted">and {formatNumber(total - preview.runs.length)} more</li>}
      </ol>
    </ConfirmDialog>
  );
}
