import { CloseButton, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './SidePanel.module.css';

interface Properties {
  title: string;
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** What was chosen in a list, beside the list where there is room and over it on a phone. Escape closes it. */
export function SidePanel({ title, actions, onClose, children }: Properties) {
  const narrow = useMediaQuery('(max-width: 75em)', undefined, { getInitialValueInEffect: false });
  if (narrow) {
    return (
      <Drawer opened onClose={onClose} position="right" size="min(36rem, 100%)" title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
        {actions && <div className={classes.actions}>{actions}</div>}
        {children}
      </Drawer>
    );
  }
  return (
    <Aside title={title} actions={actions} onClose={onClose}>
      {children}
    </Aside>
  );
}

function Aside({ title, actions, onClose, children }: Properties) {
  const id = useId();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog over the page has Escape for itself.
      if (event.key === 'Escape' && !document.querySelector('[role="dialog"]')) {
        close.current();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside className={classes.panel} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id}>{title}</h2>
        <div className={classes.buttons}>
          {actions}
          <CloseButton aria-label="Close" size="sm" onClick={onClose} />
        </div>
      </header>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}

/** A list with room for a side panel. */
export function WithSidePanel({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className={classes.split} data-open={panel ? true : undefined}>
      <div className={classes.list}>{children}</div>
      {panel}
    </div>
  );
}
