import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { api, MILLRACE } from '../app/api';
import { ChangeDialog } from '../common/ChangeDialog';
import { NewPassword } from '../common/NewPassword';
import { passwordProblem } from '../common/passwords';

/** Changes the own password; every login of the user ends with it, this one too. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const [present, setPresent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const problem = passwordProblem(password, again);
  return (
    <ChangeDialog
      changes={[['session']]}
      onClose={onClose}
      title="Change your password"
      confirm="Change password"
      disabled={present === '' || problem !== null}
      onConfirm={async () => {
        await api.put(`${MILLRACE}/session/password`, { present, next: password });
        return 'Your password was changed. Log in with the new one.';
      }}
    >
      <span>You are logged out everywhere, here too.</span>
      <PasswordInput
        label="Present password"
        autoComplete="current-password"
        required
        data-autofocus
        value={present}
        onChange={(event) => setPresent(event.currentTarget.value)}
      />
      <NewPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} problem={problem} />
    </ChangeDialog>
  );
}
