import { useState } from 'react';
import { ClearDialog } from './ClearDialog';
import { MarkDialog } from './MarkDialog';
import { RoleButton } from './RoleButton';
import type { TaskDetails } from './types';

/** What can be done with a task of a run; each shows first what it would touch. */
export function TaskActions({ task }: { task: TaskDetails }) {
  const [action, setAction] = useState<'again' | 'clear' | 'mark' | null>(null);
  const id = task.mapIndex < 0 ? task.taskId : ([task.taskId, task.mapIndex] as const);
  const targets = [{ dagId: task.dagId, runId: task.runId, tasks: [id] }];
  const close = () => setAction(null);
  return (
    <>
      <RoleButton needs="operator" onClick={() => setAction('again')}>
        Run again…
      </RoleButton>
      <RoleButton needs="operator" onClick={() => setAction('clear')}>
        Clear…
      </RoleButton>
      <RoleButton needs="operator" onClick={() => setAction('mark')}>
        Mark…
      </RoleButton>
      <ClearDialog targets={targets} opened={action === 'again'} downstream={false} onClose={close} />
      <ClearDialog targets={targets} opened={action === 'clear'} onClose={close} />
      <MarkDialog targets={targets} opened={action === 'mark'} state={task.state === 'success' ? 'failed' : 'success'} onClose={close} />
    </>
  );
}
