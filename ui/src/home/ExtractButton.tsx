import { Button, Tooltip } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { AIRFLOW, api, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { useMay } from '../app/sessionContext';

/** Begins an extraction now: triggers the DAG that asks the source, and resumes it first when it is paused. */
export function ExtractButton({ dag, primary }: { dag: string; primary?: boolean }) {
  const may = useMay('operator');
  const notices = useNotices();
  const client = useQueryClient();
  const path = `${AIRFLOW}/dags/${segment(dag)}`;
  const details = useQuery({
    queryKey: ['dags', dag, 'paused'],
    queryFn: ({ signal }) => api.get<{ is_paused: boolean }>(path, undefined, signal),
  });
  const isPaused = details.data?.is_paused === true;
  const trigger = useMutation({
    mutationFn: async () => {
      if (isPaused) {
        await api.patch(path, { is_paused: false });
      }
      await api.post(`${path}/dagRuns`, {});
    },
    onSuccess: () => notices.done(`An extraction was asked for: ${dag} begins as soon as a worker is free.`),
    onError: notices.failed,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['overview'] });
      void client.invalidateQueries({ queryKey: ['dags', dag, 'paused'] });
    },
  });
  const hint = may
    ? `Triggers the DAG ${dag}${isPaused ? ', and resumes it: it is paused' : ''}.`
    : 'Triggering a DAG needs the role operator; you may look only.';
  return (
    <Tooltip label={hint}>
      <Button
        variant={primary ? 'filled' : 'default'}
        size={primary ? 'sm' : 'xs'}
        leftSection={<Play size={14} aria-hidden />}
        loading={trigger.isPending}
        // Not the attribute "disabled": a button that takes no focus could not say why.
        data-disabled={!may || undefined}
        aria-disabled={!may}
        onClick={(event) => (may ? trigger.mutate() : event.preventDefault())}
      >
        {isPaused ? 'Resume and extract now' : 'Extract now'}
      </Button>
    </Tooltip>
  );
}
