import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { segment } from '../app/api';
import { useMay } from '../app/sessionContext';
import { ClearDialog } from './ClearDialog';
import { DeleteRunsDialog } from './DeleteRunsDialog';
import { MarkDialog } from './MarkDialog';
import { RerunDialog } from './RerunDialog';
import { RoleButton } from './RoleButton';
import type { RunDetails } from './types';

type Action = 'clear' | 'clear-failed' | 'success' | 'failed' | 'rerun' | 'delete';

/** What can be done with a run; each shows first what it would touch. */
export function RunActions({ run }: { run: RunDetails }) {
  const [action, setAction] = useState<Action | null>(null);
  const navigate = useNavigate();
  const may = useMay('operator');
  const targets = [{ dagId: run.dagId, runId: run.runId }];
  const close = () => setAction(null);
  const item = (name: Action, label: string) => <Menu.Item onClick={() => setAction(name)}>{label}</Menu.Item>;
  const menu = (label: string, items: ReactNode) => (
    <Menu position="bottom-end" disabled={!may}>
      <Menu.Target>
        <RoleButton needs="operator" onClick={() => undefined} rightSection={<ChevronDown size={14} aria-hidden />}>
          {label}
        </RoleButton>
      </Menu.Target>
      <Menu.Dropdown>{items}</Menu.Dropdown>
    </Menu>
  );
  return (
    <>
      {menu(
        'Clear',
        <>
          {item('clear', 'All tasks…')}
          {item('clear-failed', 'Only failed tasks…')}
        </>,
      )}
      {menu(
        'Mark',
        <>
          {item('success', 'Success…')}
          {item('failed', 'Failed…')}
        </>,
      )}
      <RoleButton needs="operator" onClick={() => setAction('rerun')}>
        Run again…
      </RoleButton>
      <RoleButton needs="admin" onClick={() => setAction('delete')}>
        Delete…
      </RoleButton>
      <ClearDialog targets={targets} opened={action === 'clear' || action === 'clear-failed'} onlyFailed={action === 'clear-failed'} onClose={close} />
      <MarkDialog targets={targets} opened={action === 'success' || action === 'failed'} state={action === 'failed' ? 'failed' : 'success'} onClose={close} />
      <RerunDialog run={run} opened={action === 'rerun'} onClose={close} />
      <DeleteRunsDialog runs={[run]} opened={action === 'delete'} onClose={close} onDone={() => void navigate(`/dags/${segment(run.dagId)}`)} />
    </>
  );
}
