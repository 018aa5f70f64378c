import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, MILLRACE, segment } from '../app/api';
import { useSession } from '../app/sessionContext';
import { ChangeDialog } from '../common/ChangeDialog';
import { NewPassword } from '../common/NewPassword';
import { passwordProblem } from '../common/passwords';
import { roleTexts } from './roleTexts';
import type { User } from './types';

const PATH = `${MILLRACE}/users`;
/** A change of oneself shows in the session too. */
const SHOWN = [['users'], ['session']];

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
  const [name, setName] = useState('');
  const [role, setRole] = useState('viewer');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const problem = passwordProblem(password, again);
  return (
    <ChangeDialog
      changes={SHOWN}
      onClose={onClose}
      title="Add a user"
      confirm="Add user"
      disabled={name === '' || problem !== null}
      onConfirm={async () => {
        await api.post(PATH, { name, role, password });
        return `${name} may log in as ${role}.`;
      }}
    >
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
    </ChangeDialog>
  );
}

export function ChangeRole({ user, onClose }: { user: User; onClose: () => void }) {
  const [role, setRole] = useState(user.role);
  return (
    <ChangeDialog
      changes={SHOWN}
      onClose={onClose}
      title={`Role of ${user.name}`}
      confirm="Change role"
      disabled={role === user.role}
      onConfirm={async () => {
        await api.patch(`${PATH}/${segment(user.name)}`, { role });
        return `${user.name} is ${role} now.`;
      }}
    >
      <RoleChoice value={role} onChange={setRole} />
      <span className="muted">It holds from the next request on. The last admin stays admin.</span>
    </ChangeDialog>
  );
}

export function ResetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const { session } = useSession();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const problem = passwordProblem(password, again);
  return (
    <ChangeDialog
      changes={SHOWN}
      onClose={onClose}
      title={`Reset the password of ${user.name}`}
      confirm="Reset password"
      disabled={problem !== null}
      onConfirm={async () => {
        await api.patch(`${PATH}/${segment(user.name)}`, { password });
        return `${user.name} logs in with the new password from now on.`;
      }}
    >
      <span>{user.name === session?.user?.name ? 'You are logged out everywhere, here too.' : `${user.name} is logged out everywhere.`}</span>
      <NewPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} problem={problem} />
    </ChangeDialog>
  );
}

export function RemoveUser({ user, onClose }: { user: User; onClose: () => void }) {
  return (
    <ChangeDialog
      changes={SHOWN}
      onClose={onClose}
      title={`Remove ${user.name}?`}
      confirm="Remove user"
      danger
      onConfirm={async () => {
        await api.delete(`${PATH}/${segment(user.name)}`);
        return `${user.name} was removed.`;
      }}
    >
      {user.name} is logged out everywhere and cannot log in again. What they did stays in the audit log.
    </ChangeDialog>
  );
}
