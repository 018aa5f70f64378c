import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { TouchedList } from './TouchedList';
import classes from './TouchedList.module.css';
import { clearRequests, counted, nameOfTargets } from './targets';
import type { ClearChoice, Target } from './targets';
import { sendAll, useTouched } from './useTouched';

interface Properties {
  /** What to clear: whole runs, or tasks of runs. */
  targets: readonly Target[];
  opened: boolean;
  onClose: () => void;
  onlyFailed?: boolean;
  /** Whether what depends on the tasks is cleared too, at first: what they give may have changed. */
  downstream?: boolean;
  onDone?: () => void;
}

const nothing: ClearChoice = { onlyFailed: false, upstream: false, downstream: false, past: false, future: false };

/** Lets runs or tasks run again, after showing which ones that would be. */
export function ClearDialog(properties: Properties) {
  // Choices begin anew with each opening.
  return properties.opened ? <OpenDialog {...properties} /> : null;
}

function OpenDialog({ targets, opened, onClose, onlyFailed = false, downstream = true, onDone }: Properties) {
  const client = useQueryClient();
  const notices = useNotices();
  const ofTasks = targets.some((target) => target.tasks);
  const [choice, setChoice] = useState<ClearChoice>({ ...nothing, onlyFailed, downstream: ofTasks && downstream });
  const touched = useTouched('post', clearRequests(targets, choice, true), true);
  const count = touched.data?.length ?? 0;

  const clear = async () => {
    const done = await sendAll('post', clearRequests(targets, choice, false));
    notices.done(`Cleared ${counted(done.length, 'task instance')}.`);
    await client.invalidateQueries();
    onDone?.();
  };
  const box = (name: keyof ClearChoice, label: string, hint: string) => (
    <Checkbox
      label={label}
      description={hint}
      checked={choice[name]}
      onChange={(event) => setChoice({ ...choice, [name]: event.currentTarget.checked })}
    />
  );
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Clear ${nameOfTargets(targets)}`}
      confirm={count > 0 ? `Clear ${counted(count, 'task instance')}` : 'Clear'}
      disabled={count === 0 || touched.isFetching}
      size="lg"
      onConfirm={clear}
    >
      <div className={classes.choices}>
        {ofTasks && box('upstream', 'Upstream', 'and the tasks these depend on')}
        {ofTasks && box('downstream', 'Downstream', 'and the tasks that depend on these')}
        {box('past', 'Past', 'and in earlier runs')}
        {box('future', 'Future', 'and in later runs')}
        {box('onlyFailed', 'Only failed', 'leave what did not fail')}
      </div>
      <TouchedList
        query={touched}
        fate="will run again"
        none={choice.onlyFailed ? 'Nothing of this has failed: no task would run again.' : 'There is nothing to clear.'}
      />
    </ConfirmDialog>
  );
}
