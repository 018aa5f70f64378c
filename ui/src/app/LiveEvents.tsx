import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { MILLRACE } from './api';
import { useEventStream } from './eventStream';
import type { StreamStatus } from './eventStream';
import { useSession } from './sessionContext';

export type LiveEventName = 'pipeline' | 'run' | 'task' | 'backfill' | 'dag' | 'group' | 'views' | 'audit';
const names: LiveEventName[] = ['pipeline', 'run', 'task', 'backfill', 'dag', 'group', 'views', 'audit'];

type Handler = (data: unknown) => void;
interface LiveEvents {
  status: StreamStatus;
  subscribe: (name: LiveEventName, handler: Handler) => () => void;
}

const Context = createContext<LiveEvents | null>(null);

/** One connection for all pages: browsers allow six a host, and a live tail needs its own. */
export function LiveEventsProvider({ children }: { children: ReactNode }) {
  const { session } = useSession();
  const handlers = useRef(new Map<LiveEventName, Set<Handler>>());
  const streamHandlers = useMemo(
    () => Object.fromEntries(names.map((name) => [name, (data: unknown) => handlers.current.get(name)?.forEach((handler) => handler(data))])),
    [],
  );
  const status = useEventStream(session?.user ? `${MILLRACE}/events` : null, streamHandlers);
  const value = useMemo<LiveEvents>(
    () => ({
      status,
      subscribe: (name, handler) => {
        const set = handlers.current.get(name) ?? new Set<Handler>();
        handlers.current.set(name, set.add(handler));
        return () => void set.delete(handler);
      },
    }),
    [status],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function useLiveEvents(): LiveEvents {
  const value = useContext(Context);
  if (!value) {
    throw new Error('useLiveEvent needs LiveEventsProvider above it.');
  }
  return value;
}

export function useLiveStatus(): StreamStatus {
  return useLiveEvents().status;
}

/** Calls `handler` with each live event of that name; `T` is its documented shape. */
export function useLiveEvent<T>(name: LiveEventName, handler: (data: T) => void): void {
  const { subscribe } = useLiveEvents();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => subscribe(name, (data) => latest.current(data as T)), [name, subscribe]);
}
