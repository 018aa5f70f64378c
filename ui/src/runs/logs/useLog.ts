import { useCallback, useEffect, useRef, useState } from 'react';
import { api, MILLRACE, segment, withQuery } from '../../app/api';
import { useEventStream } from '../../app/eventStream';
import { runPath } from '../targets';
import type { LogPortion } from '../types';
import { plainText, withMore } from './logModel';
import type { LogLine } from './logModel';

export interface TryAddress {
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  tryNumber: number;
}

export interface Log {
  lines: readonly LogLine[];
  /** `following`: the try goes on and its lines come by themselves. */
  status: 'loading' | 'following' | 'lost' | 'ended';
  error: unknown;
  retry: () => void;
}

/** The server gives at most so many lines at once. */
const PORTION = 1000;

const indexOf = (mapIndex: number) => (mapIndex < 0 ? undefined : mapIndex);

export function logAddress({ dagId, runId, taskId, tryNumber }: TryAddress): string {
  return `${MILLRACE}/dags/${segment(dagId)}/runs/${segment(runId)}/tasks/${segment(taskId)}/logs/${tryNumber}`;
}

export const downloadAddress = (address: TryAddress): string =>
  withQuery(`${logAddress(address)}/download`, { mapIndex: indexOf(address.mapIndex) });

/** Reads what a try has logged so far, and then follows it until it is over. Give the component a key of the address. */
export function useLog(address: TryAddress): Log {
  const { dagId, runId, taskId, mapIndex, tryNumber } = address;
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const [phase, setPhase] = useState<'loading' | 'following' | 'ended'>('loading');
  const [after, setAfter] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const waiting = useRef<LogLine[]>([]);
  const frame = useRef(0);

  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const path = `${runPath(dagId, runId)}/taskInstances/${segment(taskId)}/logs/${tryNumber}`;
      let last = 0;
      let token: string | undefined;
      for (;;) {
        const portion: LogPortion = await api.get<LogPortion>(path, { map_index: indexOf(mapIndex), token }, stop.signal);
        const more = portion.content.map((line) => ({
          seq: line.number, time: line.timestamp, level: line.level, message: plainText(line.event), progress: line.progress,
        }));
        last = more.at(-1)?.seq ?? last;
        setLines((known) => withMore(known, more));
        if (portion.continuation_token === null) {
          setPhase('ended');
          return;
        }
        if (more.length < PORTION) {
          setAfter(last);
          setPhase('following');
          return;
        }
        token = portion.continuation_token;
      }
    };
    read().catch((failure: unknown) => {
      if (!stop.signal.aborted) {
        setError(failure);
      }
    });
    return () => stop.abort();
  }, [dagId, runId, taskId, mapIndex, tryNumber, attempt]);

  // Lines come one by one; the page is drawn once a frame.
  const flush = useCallback(() => {
    frame.current = 0;
    const more = waiting.current.splice(0);
    setLines((known) => withMore(known, more));
  }, []);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const url = phase === 'following' ? withQuery(`${logAddress(address)}/follow`, { mapIndex: indexOf(mapIndex), after }) : null;
  const stream = useEventStream(url, {
    line: (data) => {
      const line = data as LogLine;
      waiting.current.push({ ...line, message: plainText(line.message) });
      frame.current ||= requestAnimationFrame(flush);
    },
    end: () => setPhase('ended'),
  });
  return {
    lines,
    status: phase === 'following' && (stream === 'lost' || stream === 'closed') ? 'lost' : phase,
    error,
    retry: () => {
      setError(null);
      setAttempt((count) => count + 1);
    },
  };
}
