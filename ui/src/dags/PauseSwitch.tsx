import { Switch, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AIRFLOW, api, MILLRACE, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { useMay } from '../app/sessionContext';
import { DAGS } from './queries';
import { UnpauseDialog } from './UnpauseDialog';
import type { UnpausePreview } from './types';

/** On while the schedule runs. Before it goes on again, the runs that it would make at once are shown. */
export function PauseSwitch({ dagId, isPaused, label }: { dagId: string; isPaused: boolean; label?: string }) {
  const client = useQueryClient();
  const notices = useNotices();
  const may = useMay('operator');
  const [preview, setPreview] = useState<UnpausePreview | null>(null);
  const set = async (pause: boolean) => {
    await api.patch(`${AIRFLOW}/dags/${segment(dagId)}`, { is_paused: pause });
    await client.invalidateQueries({ queryKey: DAGS });
    notices.done(pause ? `${dagId} is paused: its schedule begins no further runs.` : `${dagId} goes on.`);
  };
  const change = useMutation({
    mutationFn: async (pause: boolean) => {
      if (!pause) {
        const planned = await api.get<UnpausePreview>(`${MILLRACE}/dags/${segment(dagId)}/unpause-preview`);
        if (planned.total > 0) {
          setPreview(planned);
          return;
        }
      }
      await set(pause);
    },
    onError: notices.failed,
  });
  return (
    <>
      <Tooltip label={may ? (isPaused ? 'Paused: let its schedule go on' : 'Pause its schedule') : 'Pausing needs the role operator'}>
        <span>
          <Switch
            checked={!isPaused}
            disabled={!may || change.isPending}
            aria-label={`Schedule of ${dagId}`}
            label={label}
            onChange={(event) => change.mutate(!event.currentTarget.checked)}
          />
        </span>
      </Tooltip>
      <UnpauseDialog dagId={dagId} preview={preview} onClose={() => setPreview(null)} onConfirm={() => set(false)} />
    </>
  );
}
