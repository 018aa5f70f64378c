import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api';
import { ChangeDialog, EVERYTHING } from '../common/ChangeDialog';
import { stateLabel } from '../common/states';
import { TouchChoices } from './TouchChoices';
import { TouchedList } from './TouchedList';
import { counted, markRequests, nameOfTargets, runPath } from './targets';
import type { Mark, MarkChoice, Target } from './targets';
import type { TaskInstance, TaskInstanceList } from './types';
import { sendAll, useTouched } from './useTouched';

interface Properties {
  /** What to mark: whole runs, or tasks of runs. */
  targets: readonly Target[];
  opened: boolean;
  onClose: () => void;
  state?: Mark;
  onDone?: () => void;
}

const unfinished = ['none', 'scheduled', 'queued', 'running', 'up_for_retry', 'restarting', 'deferred', 'up_for_reschedule'];

/** Says what became of runs or tasks whatever did, after showing which ones that would touch. */
export function MarkDialog(properties: Properties) {
  if (!properties.opened) {
    return null;
  }
  return properties.targets.some((target) => target.tasks) ? <MarkTasks {...properties} /> : <MarkRuns {...properties} />;
}

function StateChoice({ states, value, onChange }: { states: Mark[]; value: Mark; onChange: (state: Mark) => void }) {
  return (
    <SegmentedControl
      aria-label="State"
      data={states.map((state) => ({ value: state, label: stateLabel(state) }))}
      value={value}
      onChange={(state) => onChange(state as Mark)}
    />
  );
}

function MarkTasks({ targets, onClose, state: first = 'success', onDone }: Properties) {
  const [state, setState] = useState<Mark>(first);
  const [choice, setChoice] = useState<MarkChoice>({ upstream: false, downstream: false, past: false, future: false });
  const touched = useTouched('patch', markRequests(targets, state, choice, true), true);
  const count = touched.data?.length ?? 0;

  const mark = async () => {
    const done = await sendAll('patch', markRequests(targets, state, choice, false));
    onDone?.();
    return `Marked ${counted(done.length, 'task instance')} ${stateLabel(state).toLowerCase()}.`;
  };
  return (
    <ChangeDialog
      changes={EVERYTHING}
      onClose={onClose}
      title={`Mark ${nameOfTargets(targets)}`}
      confirm={`Mark ${count > 0 ? counted(count, 'task instance') : ''} ${stateLabel(state).toLowerCase()}`}
      danger={state === 'failed'}
      disabled={count === 0 || touched.isFetching}
      size="lg"
      onConfirm={mark}
    >
      <StateChoice states={['success', 'failed', 'skipped']} value={state} onChange={setState} />
      <TouchChoices names={['upstream', 'downstream', 'past', 'future']} choice={choice} onChange={(part) => setChoice({ ...choice, ...part })} />
      <TouchedList query={touched} fate="will be marked" becomes={() => state} none="There is nothing to mark." />
    </ChangeDialog>
  );
}

/** What marking a run makes of a task that has not ended. */
export function fateInMarkedRun(state: Mark, instance: Pick<TaskInstance, 'state'>): string {
  return instance.state === 'running' ? state : 'skipped';
}

function MarkRuns({ targets, onClose, state: first = 'success', onDone }: Properties) {
  const [state, setState] = useState<Mark>(first);
  const touched = useQuery({
    queryKey: ['touched', 'mark-runs', targets],
    queryFn: async ({ signal }) => {
      const lists: TaskInstance[] = [];
      for (const { dagId, runId } of targets) {
        const path = `${runPath(dagId, runId)}/taskInstances`;
        lists.push(...(await api.get<TaskInstanceList>(path, { state: unfinished, limit: 1000 }, signal)).task_instances);
      }
      return lists;
    },
    gcTime: 0,
  });
  const mark = async () => {
    for (const { dagId, runId } of targets) {
      await api.patch(runPath(dagId, runId), { state });
    }
    onDone?.();
    return `Marked ${nameOfTargets(targets)} ${stateLabel(state).toLowerCase()}.`;
  };
  return (
    <ChangeDialog
      changes={EVERYTHING}
      onClose={onClose}
      title={`Mark ${nameOfTargets(targets)}`}
      confirm={`Mark ${nameOfTargets(targets)} ${stateLabel(state).toLowerCase()}`}
      danger={state === 'failed'}
      disabled={touched.isFetching || touched.isError}
      size="lg"
      onConfirm={mark}
    >
      <StateChoice states={['success', 'failed']} value={state} onChange={setState} />
      <p className="muted">The tasks that run now are stopped and end so; those that have not begun are skipped; those that have ended stay as they are.</p>
      <TouchedList
        query={touched}
        fate="will end"
        becomes={(instance) => fateInMarkedRun(state, instance)}
        none="All its tasks have ended: only the state of the run changes."
      />
    </ChangeDialog>
  );
}
