import { useQueryClient } from '@tanstack/react-query';
import { api } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { StateBadge } from '../common/StateBadge';
import { counted, runPath } from './targets';
import classes from './runs.module.css';

export interface RunToDelete {
  dagId: string;
  runId: string;
  state: string;
}

interface Properties {
  runs: readonly RunToDelete[];
  opened: boolean;
  onClose: () => void;
  onDone?: () => void;
}

const hasEnded = (run: RunToDelete) => run.state === 'success' || run.state === 'failed';

/** Deletes runs that have ended, with all that is kept of them. */
export function DeleteRunsDialog({ runs, opened, onClose, onDone }: Properties) {
  const client = useQueryClient();
  const notices = useNotices();
  const ended = runs.filter(hasEnded);
  const remove = async () => {
    for (const { dagId, runId } of ended) {
      await api.delete(runPath(dagId, runId));
    }
    notices.done(`Deleted ${counted(ended.length, 'run')}.`);
    onDone?.();
    // What was about a deleted run is not asked for again.
    await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'run' && first !== 'run-events' && first !== 'task' });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={runs.length === 1 ? 'Delete this run' : `Delete ${counted(runs.length, 'run')}`}
      confirm={`Delete ${counted(ended.length, 'run')}`}
      danger
      disabled={ended.length === 0}
      onConfirm={remove}
    >
      <p>The run is gone for good, with the logs of its tasks and the values they left. What its tasks did elsewhere stays.</p>
      {ended.length < runs.length && (
        <p role="status">
          {counted(runs.length - ended.length, 'run')} {runs.length - ended.length === 1 ? 'has' : 'have'} not ended and cannot be deleted: mark{' '}
          {runs.length - ended.length === 1 ? 'it' : 'them'} failed first.
        </p>
      )}
      <ul className={classes.deleteList}>
        {runs.slice(0, 50).map((run) => (
          <li key={`${run.dagId}/${run.runId}`}>
            <StateBadge state={run.state} /> {run.dagId} <span className="muted">{run.runId}</span>
          </li>
        ))}
      </ul>
      {runs.length > 50 && <p className="muted">and {runs.length - 50} more.</p>}
    </ConfirmDialog>
  );
}
