import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, AIRFLOW, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { JsonView } from '../common/JsonView';
import { runPage } from './targets';
import type { DagRun, RunDetails } from './types';

/** Begins a new run with the parameters of one that was; the old one stays as it is. */
export function RerunDialog({ run, opened, onClose }: { run: RunDetails; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const notices = useNotices();
  const navigate = useNavigate();
  const begin = async () => {
    const next = await api.post<DagRun>(`${AIRFLOW}/dags/${segment(run.dagId)}/dagRuns`, { conf: run.conf });
    notices.done(`Triggered ${next.dag_run_id}.`);
    await client.invalidateQueries();
    void navigate(runPage(next.dag_id, next.dag_run_id));
  };
  return (
    <ConfirmDialog opened={opened} onClose={onClose} title={`Run ${run.dagId} again`} confirm="Trigger a new run" onConfirm={begin}>
      <p>
        A new run begins now, with the logical date of now and{' '}
        {Object.keys(run.conf).length > 0 ? 'the same parameters:' : 'the parameters that the DAG has by default, as this one.'}
      </p>
      {Object.keys(run.conf).length > 0 && <JsonView value={run.conf} label="Parameters" maxHeight={240} />}
      <p className="muted">This run stays as it is. To run it again itself, clear it.</p>
    </ConfirmDialog>
  );
}
