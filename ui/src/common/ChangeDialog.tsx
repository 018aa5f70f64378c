import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { useNotices } from '../app/noticesContext';
import classes from './common.module.css';
import { ConfirmDialog } from './ConfirmDialog';

interface Properties extends Omit<ComponentProps<typeof ConfirmDialog>, 'opened' | 'onConfirm'> {
  /** Below which keys lies what shows the change: it is asked for again. */
  changes: readonly QueryKey[];
  /** Makes the change and says what was done, in a sentence. */
  onConfirm: () => Promise<string>;
}

/** Every query there is. */
export const EVERYTHING: readonly QueryKey[] = [[]];

/** A dialog that changes something: the pages show it and a notice says it before the dialog closes. Open while it is there. */
export function ChangeDialog({ changes, onConfirm, children, ...frame }: Properties) {
  const client = useQueryClient();
  const notices = useNotices();
  const change = async () => {
    const done = await onConfirm();
    await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
    notices.done(done);
  };
  return (
    <ConfirmDialog {...frame} opened onConfirm={change}>
      <div className={classes.dialogFields}>{children}</div>
    </ConfirmDialog>
  );
}
