import { useCallback, useEffect, useRef, useState } from 'react';
import { useEventStream } from '../app/eventStream';
import type { StreamStatus } from '../app/eventStream';
import type { RecordRow } from './types';

const KEPT = 500;
const SHOW_EVERY_MS = 200;
const REFUSED = 'The server did not open the live tail: too many may be open. Close others, then switch this one off and on.';

export interface Tail {
  /** The newest first. */
  records: RecordRow[];
  status: StreamStatus;
  /** Whether the server has said that it is in place: nothing that is written from now on is missed. False again while the connection is lost. */
  hasStarted: boolean;
  received: number;
  /** Records that the server left out because they came too fast. */
  dropped: number;
  /** Records that came while it is paused. */
  waiting: number;
  problem: string | null;
}

const nothing = { records: [] as RecordRow[], hasStarted: false, received: 0, dropped: 0, waiting: 0, problem: null as string | null };

/** The newest of the records that come while `url` is not null; while paused they wait, the newest 500 of them. */
export function useTail(url: string | null, isPaused: boolean): Tail {
  const [shown, setShown] = useState({ ...nothing, url });
  const arrived = useRef<RecordRow[]>([]);
  const counts = useRef({ received: 0, dropped: 0, hasStarted: false });
  const [ended, setEnded] = useState<{ url: string | null; problem: string } | null>(null);
  const told = ended?.url === url ? ended.problem : null;

  const status = useEventStream(told ? null : url, {
    start: () => {
      counts.current.hasStarted = true;
    },
    record: (data) => {
      arrived.current.unshift(data as RecordRow);
      arrived.current.length = Math.min(arrived.current.length, KEPT);
      counts.current.received++;
    },
    dropped: (data) => {
      counts.current.dropped = (data as { dropped: number }).dropped;
    },
    problem: (data) => setEnded({ url, problem: (data as { message: string }).message }),
  });

  useEffect(() => {
    if (status !== 'live') {
      // What is written until the server says that it is in place again is missed.
      counts.current.hasStarted = false;
    }
  }, [status]);

  useEffect(() => {
    arrived.current = [];
    counts.current = { received: 0, dropped: 0, hasStarted: false };
  }, [url]);

  const show = useCallback(() => {
    const fresh = isPaused ? [] : arrived.current.splice(0);
    const { received, dropped, hasStarted } = counts.current;
    const waiting = arrived.current.length;
    setShown((before) => {
      const same = before.url === url;
      const changed = fresh.length > 0 || before.received !== received || before.dropped !== dropped || before.hasStarted !== hasStarted || before.waiting !== waiting;
      if (same && !changed) {
        return before;
      }
      return { url, records: [...fresh, ...(same ? before.records : [])].slice(0, KEPT), received, dropped, hasStarted, waiting, problem: null };
    });
  }, [isPaused, url]);

  useEffect(() => {
    if (!url) {
      return;
    }
    const timer = setInterval(show, SHOW_EVERY_MS);
    return () => clearInterval(timer);
  }, [url, show]);

  const problem = told ?? (url && status === 'closed' ? REFUSED : null);
  return { ...(shown.url === url ? shown : nothing), status, problem };
}
