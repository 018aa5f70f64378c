import { Radio, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, MILLRACE } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { formatNumber } from '../common/format';
import { QueryView } from '../common/QueryView';
import { planSentences, replayBody, resultSentence } from './letters';
import type { ReplayChoice } from './letters';
import classes from './deadletters.module.css';
import type { ReplayResult } from './types';

interface Properties {
  choice: ReplayChoice;
  onClose: () => void;
  onDone: () => void;
}

/** Shows first what a replay would do, by the server's own dry run. */
export function ReplayDialog({ choice, onClose, onDone }: Properties) {
  const client = useQueryClient();
  const notices = useNotices();
  const [through, setThrough] = useState('topic');
  const body = replayBody(choice);
  const plan = useQuery({
    queryKey: ['dead-letters', 'plan', body],
    queryFn: () => api.post<ReplayResult>(`${MILLRACE}/dead-letters/replay`, { ...body, dryRun: true }),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const open = plan.data?.open ?? 0;
  return (
    <ConfirmDialog
      opened
      title="Replay dead letters"
      confirm={plan.data ? `Replay ${formatNumber(open)}` : 'Replay'}
      disabled={open === 0}
      onClose={onClose}
      onConfirm={async () => {
        const done = await api.post<ReplayResult>(`${MILLRACE}/dead-letters/replay`, { ...body, through });
        notices.done(resultSentence(done));
        onDone();
        await client.invalidateQueries({ queryKey: ['dead-letters'] });
      }}
    >
      <Radio.Group label="Where they go" value={through} onChange={setThrough}>
        <Stack gap={6} mt={6}>
          <Radio size="xs" value="topic" label="Back to their topic" description="Any loader takes them from there, as if they had just come." />
          <Radio size="xs" value="loader" label="Straight into the store" description="By the loader's own writer, now; what fails again becomes a new letter." />
        </Stack>
      </Radio.Group>
      <QueryView query={plan} what="the preview" height={60}>
        {(data) => (
          <ul className={classes.plan} aria-label="What would happen">
            {planSentences(data).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </QueryView>
    </ConfirmDialog>
  );
}
