import { useState } from 'react';
import { ChangeDialog, EVERYTHING } from '../common/ChangeDialog';
import { TouchChoices } from './TouchChoices';
import { TouchedList } from './TouchedList';
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

function OpenDialog({ targets, onClose, onlyFailed = false, downstream = true, onDone }: Properties) {
  const ofTasks = targets.some((target) => target.tasks);
  const [choice, setChoice] = useState<ClearChoice>({ ...nothing, onlyFailed, downstream: ofTasks && downstream });
  const touched = useTouched('post', clearRequests(targets, choice, true), true);
  const count = touched.data?.length ?? 0;

  const clear = async () => {
    const done = await sendAll('post', clearRequests(targets, choice, false));
    onDone?.();
    return `Cleared ${counted(done.length, 'task instance')}.`;
  };
  return (
    <ChangeDialog
      changes={EVERYTHING}
      onClose={onClose}
      title={`Clear ${nameOfTargets(targets)}`}
      confirm={count > 0 ? `Clear ${counted(count, 'task instance')}` : 'Clear'}
      disabled={count === 0 || touched.isFetching}
      size="lg"
      onConfirm={clear}
    >
      <TouchChoices
        names={ofTasks ? ['upstream', 'downstream', 'past', 'future', 'onlyFailed'] : ['past', 'future', 'onlyFailed']}
        choice={choice}
        onChange={(part) => setChoice({ ...choice, ...part })}
      />
      <TouchedList
        query={touched}
        fate="will run again"
        none={choice.onlyFailed ? 'Nothing of this has failed: no task would run again.' : 'There is nothing to clear.'}
      />
    </ChangeDialog>
  );
}
