import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './common.module.css';

interface Properties {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Content reaches the panel's edges (tables, charts). */
  flush?: boolean;
}

export function Panel({ title, actions, children, className, flush }: Properties) {
  const id = useId();
  return (
    <section className={`${classes.panel} ${className ?? ''}`} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <header className={classes.panelHeader}>
          {title && <h2 id={id}>{title}</h2>}
          {actions && <div className={classes.panelActions}>{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : classes.panelBody}>{children}</div>
    </section>
  );
}
