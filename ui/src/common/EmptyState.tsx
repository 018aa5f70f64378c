import type { ReactNode } from 'react';
import classes from './common.module.css';

/** Nothing to show: says why, and what would make something appear. */
export function EmptyState({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      {children && <div className="muted">{children}</div>}
      {action}
    </div>
  );
}
