/** What an entry of the audit log says someone did, as the end of a sentence that begins with their name. */
const words: Record<string, string> = {
  trigger: 'triggered',
  pause: 'paused',
  unpause: 'resumed',
  clear: 'cleared',
  mark_run: 'marked a run of',
  mark_tasks: 'marked tasks of',
  delete_run: 'deleted a run of',
  note: 'set a note in',
  backfill: 'started a backfill of',
  pause_backfill: 'paused a backfill of',
  unpause_backfill: 'resumed a backfill of',
  cancel_backfill: 'cancelled a backfill of',
  login: 'logged in',
  logout: 'logged out',
  login_refused: 'was refused a login',
  password_refused: 'gave a wrong password',
  change_password: 'changed the own password',
  reset_password: 'reset the password of',
  add_user: 'added the user',
  set_role: 'set the role of',
  remove_user: 'removed the user',
  set_variable: 'set the variable',
  delete_variable: 'deleted the variable',
  set_pool: 'set the pool',
  delete_pool: 'deleted the pool',
};

/** `set_variable` → "set the variable"; an event without words of its own is read as it is written. */
export function auditWords(event: string): string {
  return words[event] ?? event.replaceAll('_', ' ');
}

export const knownEvents: readonly string[] = Object.keys(words);
