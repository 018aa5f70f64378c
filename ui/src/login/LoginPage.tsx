import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../app/sessionContext';
import { sentenceOf } from '../common/errors';
import classes from './LoginPage.module.css';

/** Only a path of this site may follow the login: a link must not lead elsewhere. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

const focusOnce = (field: HTMLInputElement | null) => field?.focus();

export function LoginPage() {
  const { session, login, error } = useSession();
  const [parameters] = useSearchParams();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Log in · Millrace';
  }, []);

  if (session?.user) {
    return <Navigate to={safeNext(parameters.get('next'))} replace />;
  }
  const submit = async (form: FormData) => {
    setBusy(true);
    setFailure(null);
    try {
      await login(String(form.get('username')), String(form.get('password')));
    } catch (refusal) {
      setFailure(sentenceOf(refusal));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className={classes.page}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <h1>
          <img src="/mark.svg" width="28" height="28" alt="" /> Millrace
        </h1>
        <TextInput name="username" label="User name" autoComplete="username" size="sm" required ref={focusOnce} />
        <PasswordInput name="password" label="Password" autoComplete="current-password" required />
        <p className={classes.failure} role="alert">
          {failure ?? (error ? sentenceOf(error) : '')}
        </p>
        <Button type="submit" size="sm" loading={busy} fullWidth>
          Log in
        </Button>
      </form>
    </main>
  );
}
