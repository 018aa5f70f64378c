import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../app/sessionContext';
import { sentenceOf } from '../common/errors';
import classes from './LoginPage.module.css';

/** Only a path of this site may follow the login: a link must not lead elsewhere. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\\s])/.test(next) ? next : '/';
}

const focusOnce = (field: HTMLInputElement | null) => field?.focus();

export function LoginPage() {
  const { session, login, error, hasEnded } = useSession();
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
  const next = safeNext(parameters.get('next'));
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <header className={classes.brand}>
          <img src="/mark.svg" width="40" height="40" alt="" />
          <div>
            <h1>Millrace</h1>
            <p>{location.host}</p>
          </div>
        </header>
        <div className={classes.stream} aria-hidden />
        {hasEnded && (
          <p className={classes.ended} role="status">
            Your login has ended. Log in again{next === '/' ? '' : ' to go on where you were'}.
          </p>
        )}
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void submit(new FormData(event.currentTarget));
          }}
        >
          <TextInput name="username" label="User name" autoComplete="username" autoCapitalize="none" spellCheck={false} size="sm" required ref={focusOnce} />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required />
          <p className={classes.failure} role="alert">
            {failure ?? (error ? sentenceOf(error) : '')}
          </p>
          <Button type="submit" size="sm" loading={busy} fullWidth>
            Log in
          </Button>
        </form>
        <p className={classes.help}>No account, or the password forgotten? An administrator of this server can add you or set a new one.</p>
      </div>
    </main>
  );
}
