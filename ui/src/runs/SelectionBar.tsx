import type { ReactNode } from 'react';
import classes from './runs.module.css';

/** How many are chosen and what can be done with them; always there, so that nothing moves. */
export function SelectionBar({ count, total, children }: { count: number; total: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.selection} role="toolbar" aria-label="What to do with the chosen ones">
      <span role="status">{count > 0 ? `${count.toLocaleString('en')} chosen` : total}</span>
      <div className={classes.selectionActions}>{children}</div>
    </div>
  );
}
