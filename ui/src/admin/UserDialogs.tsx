import { Radio, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, MILLRACE, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { useSession } from '../app/sessionContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { NewPassword } from '../common/NewPassword';
import { passwordProblem } from '../common/passwords';
import classes from './admin.module.css';
import { roleTexts } from './roleTexts';
import type { User } from './types';

const PATH = `${MILLRACE}/users`;

function useDone(): (text: string) => Promise<void> {
  const client = useQueryClient();
  const notices = useNotices();
  return async (text) => {
    await Promise.all([client.invalidateQueries({ queryKey: ['users'] }), client.invalidateQueries({ queryKey: ['session'] })]);
    notices.done(text);
  };
}

function RoleChoice({ value, onChange }: { value: string; onChange: (role: string) => void }) {
  return (
    <Radio.Group label="Role" value={value} onChange={onChange} required>
      <Stack gap="xs" mt={6}>
        {Object.entries(roleTexts).map(([role, text]) => (
          <Radio key={role} value={role} label={role} description={text} size="xs" />
        ))}
      </Stack>
    </Radio.Group>
  );
}

export function AddUser({ onClose }: { onClose: () => void }) {
  const done = useDone();
  const [name, setName] = useState('');
  const [role, setRole] = useState('viewer');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const problem = passwordProblem(password, again);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Add a user"
      confirm="Add user"
      disabled={name === '' || problem !== null}
      onConfirm={async () => {
        await api.post(PATH, { name, role, password });
        await done(`${name} may log in as ${role}.`);
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label="Name"
          description="Letters, digits and . _ @ -"
          autoComplete="off"
          required
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleChoice value={role} onChange={setRole} />
        <NewPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} problem={problem} />
      </div>
    </ConfirmDialog>
  );
}

export function ChangeRole({ user, onClose }: { user: User; onClose: () => void }) {
  const done = useDone();
  const [role, setRole] = useState(user.role);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Role of ${user.name}`}
      confirm="Change role"
      disabled={role === user.role}
      onConfirm={async () => {
        await api.patch(`${PATH}/${segment(user.name)}`, { role });
        await done(`${user.name} is ${role} now.`);
      }}
    >
      <div className={classes.fields}>
        <RoleChoice value={role} onChange={setRole} />
        <span className="muted">It holds from the next request on. The last admin stays admin.</span>
      </div>
    </ConfirmDialog>
  );
}

export function ResetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const done = useDone();
  const { session } = useSession();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const problem = passwordProblem(password, again);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Reset the password of ${user.name}`}
      confirm="Reset password"
      disabled={problem !== null}
      onConfirm={async () => {
        await api.patch(`${PATH}/${segment(user.name)}`, { password });
        await done(`${user.name} logs in with the new password from now on.`);
      }}
    >
      <div className={classes.fields}>
        <span>{user.name === session?.user?.name ? 'You are logged out everywhere, here too.' : `${user.name} is logged out everywhere.`}</span>
        <NewPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} problem={problem} />
      </div>
    </ConfirmDialog>
  );
}

export function RemoveUser({ user, onClose }: { user: User; onClose: () => void }) {
  const done = useDone();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Remove ${user.name}?`}
      confirm="Remove user"
      danger
      onConfirm={async () => {
        await api.delete(`${PATH}/${segment(user.name)}`);
        await done(`${user.name} was removed.`);
      }}
    >
      {user.name} is logged out everywhere and cannot log in again. What they did stays in the audit log.
    </ConfirmDialog>
  );
}
