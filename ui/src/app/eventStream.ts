import { useEffect, useRef, useState } from 'react';

export type StreamStatus = 'connecting' | 'live' | 'lost' | 'closed';
export type StreamHandlers = Record<string, (data: unknown, id: string) => void>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Listens to server-sent events while `url` is not null; each handler gets the parsed JSON of its event. The browser reconnects by
 * itself with `Last-Event-ID`. Return 'close' from a handler by calling nothing more: set `url` to null to end the stream.
 */
export function useEventStream(url: string | null, handlers: StreamHandlers): StreamStatus {
  const latest = useRef(handlers);
  const [state, setState] = useState<{ url: string | null; status: StreamStatus }>({ url, status: 'connecting' });
  useEffect(() => {
    latest.current = handlers;
  });
  const names = Object.keys(handlers).sort().join(',');

  useEffect(() => {
    if (!url) {
      return;
    }
    const source = new EventSource(url);
    const report = (status: StreamStatus) => setState({ url, status });
    source.onopen = () => report('live');
    source.onerror = () => report(source.readyState === EventSource.CLOSED ? 'closed' : 'lost');
    for (const name of names.split(',')) {
      source.addEventListener(name, (event: MessageEvent<string>) => latest.current[name]?.(parsed(event.data), event.lastEventId));
    }
    return () => source.close();
  }, [url, names]);

  if (!url) {
    return 'closed';
  }
  return state.url === url ? state.status : 'connecting';
}
