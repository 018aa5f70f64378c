import { PasswordInput } from '@mantine/core';

interface Properties {
  password: string;
  again: string;
  onPassword: (value: string) => void;
  onAgain: (value: string) => void;
  problem: string | null;
}

/** A new password, typed twice; the problem is told once the second field has something. */
export function NewPassword({ password, again, onPassword, onAgain, problem }: Properties) {
  return (
    <>
      <PasswordInput
        label="New password"
        description="8 to 256 characters; a sentence is good."
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => onPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label="New password again"
        autoComplete="new-password"
        required
        value={again}
        error={again && problem}
        onChange={(event) => onAgain(event.currentTarget.value)}
      />
    </>
  );
}
