import { Button, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pause, Play } from 'lucide-react';
import { api, MILLRACE, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { useMay } from '../app/sessionContext';

/** Pausing loses nothing: loaders keep their partitions and go on where they were. */
export function PauseButton({ group, isPaused, compact }: { group: string; isPaused: boolean; compact?: boolean }) {
  const client = useQueryClient();
  const notices = useNotices();
  const may = useMay('operator');
  const change = useMutation({
    mutationFn: () => api.post(`${MILLRACE}/groups/${segment(group)}/${isPaused ? 'resume' : 'pause'}`),
    onSuccess: () => notices.done(isPaused ? `${group} goes on.` : `${group} is paused: its loaders stop taking records within about a second.`),
    onError: notices.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['groups'] }),
  });
  return (
    <Tooltip label="Needs the role operator" disabled={may}>
      <Button
        variant="default"
        size={compact ? 'compact-xs' : 'xs'}
        leftSection={isPaused ? <Play size={12} aria-hidden /> : <Pause size={12} aria-hidden />}
        loading={change.isPending}
        disabled={!may}
        aria-label={`${isPaused ? 'Resume' : 'Pause'} ${group}`}
        onClick={() => change.mutate()}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
    </Tooltip>
  );
}
