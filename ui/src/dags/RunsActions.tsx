import { Button, Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AIRFLOW, api, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { useMay } from '../app/sessionContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { ClearDialog } from '../runs/ClearDialog';
import planned from './PlannedRuns.module.css';
import { DAGS } from './queries';
import classes from './RunsTab.module.css';
import type { AirflowRun } from './types';

interface Properties {
  dagId: string;
  chosen: readonly AirflowRun[];
  onDone: () => void;
}

/** What can be done with the runs that are selected. */
export function RunsActions({ dagId, chosen, onDone }: Properties) {
  const client = useQueryClient();
  const notices = useNotices();
  const mayClear = useMay('operator');
  const mayDelete = useMay('admin');
  const [dialog, setDialog] = useState<'clear' | 'delete' | null>(null);
  const open = chosen.filter((run) => run.state === 'running' || run.state === 'queued').length;
  const runs = chosen.length === 1 ? '1 run' : `${chosen.length} runs`;

  const remove = async () => {
    try {
      // One after the other: when one is refused, it is clear which ones are gone.
      for (const run of chosen) {
        await api.delete(`${AIRFLOW}/dags/${segment(dagId)}/dagRuns/${segment(run.dag_run_id)}`);
      }
      notices.done(`Deleted ${runs}.`);
      onDone();
    } finally {
      await client.invalidateQueries({ queryKey: DAGS });
    }
  };
  const none = chosen.length === 0 ? 'Select runs first' : null;
  const noClear = mayClear ? none : 'Clearing needs the role operator';
  const noDelete = mayDelete ? (none ?? (open > 0 ? 'Runs that go on cannot be deleted: mark them failed first' : null)) : 'Deleting needs the role admin';
  return (
    <div className={classes.actions}>
      {chosen.length > 0 && <span className="muted">{runs} selected</span>}
      <Tooltip label={noClear} disabled={!noClear}>
        <Button variant="default" disabled={noClear !== null} onClick={() => setDialog('clear')}>
          Clear
        </Button>
      </Tooltip>
      <Tooltip label={noDelete} disabled={!noDelete}>
        <Button variant="default" disabled={noDelete !== null} onClick={() => setDialog('delete')}>
          Delete
        </Button>
      </Tooltip>
      <ClearDialog
        opened={dialog === 'clear'}
        targets={chosen.map((run) => ({ dagId, runId: run.dag_run_id }))}
        onClose={() => setDialog(null)}
        onDone={onDone}
      />
      <ConfirmDialog
        opened={dialog === 'delete'}
        title={`Delete ${runs}?`}
        confirm={`Delete ${runs}`}
        danger
        onClose={() => setDialog(null)}
        onConfirm={remove}
      >
        <p className={planned.lead}>Their logs and the values their tasks left go too. A scheduled interval does not get its run again by itself.</p>
        <ol className={planned.list}>
          {chosen.map((run) => (
            <li key={run.dag_run_id}>{run.dag_run_id}</li>
          ))}
        </ol>
      </ConfirmDialog>
    </div>
  );
}
