import type { ReactNode } from 'react';
import classes from './common.module.css';

/** One number and what it counts. */
export function Stat({ label, value, note }: { label: ReactNode; value: ReactNode; note?: ReactNode }) {
  return (
    <div className={classes.stat}>
      <dt>{label}</dt>
      <dd>
        {value}
        {note && <small className="muted"> {note}</small>}
      </dd>
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return <dl className={classes.statRow}>{children}</dl>;
}
