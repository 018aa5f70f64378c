import { Notification } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { sentenceOf } from '../common/errors';
import { NoticesContext } from './noticesContext';
import type { Notices } from './noticesContext';
import classes from './Notices.module.css';

interface Notice {
  id: number;
  kind: 'done' | 'failed';
  text: string;
}

/** Short messages about what an action did. They leave by themselves; failures stay until dismissed. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const next = useRef(1);
  const dismiss = useCallback((id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)), []);

  const value = useMemo<Notices>(() => {
    const add = (kind: Notice['kind'], text: string) => {
      const id = next.current++;
      setNotices((all) => [...all.slice(-3), { id, kind, text }]);
      if (kind === 'done') {
        setTimeout(() => dismiss(id), 5_000);
      }
    };
    return { done: (text) => add('done', text), failed: (error) => add('failed', sentenceOf(error)) };
  }, [dismiss]);

  return (
    <NoticesContext.Provider value={value}>
      {children}
      <div className={classes.stack} role="status" aria-live="polite">
        {notices.map((notice) => (
          <Notification
            key={notice.id}
            color={notice.kind === 'done' ? 'race' : 'red'}
            title={notice.kind === 'done' ? undefined : 'That did not work'}
            onClose={() => dismiss(notice.id)}
            closeButtonProps={{ 'aria-label': 'Dismiss' }}
            withBorder
          >
            {notice.text}
          </Notification>
        ))}
      </div>
    </NoticesContext.Provider>
  );
}
