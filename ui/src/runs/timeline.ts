import { formatDuration } from '../common/format';

interface Span {
  queuedAt: string | null;
  startDate: string | null;
  endDate: string | null;
}

export interface Bar {
  /** Shares of the run's time, in per cent. */
  waitFrom: number;
  from: number;
  to: number;
  title: string;
}

const at = (text: string | null): number | null => (text === null ? null : Date.parse(text));

/** The time that a run took, or has taken so far. */
export function rangeOf(spans: readonly Span[], now: number): [from: number, to: number] {
  const begins = spans.flatMap((span) => [at(span.queuedAt), at(span.startDate)]).filter((time) => time !== null);
  const ends = spans.flatMap((span) => (span.startDate === null && span.queuedAt === null ? [] : [at(span.endDate) ?? now]));
  const from = begins.length > 0 ? Math.min(...begins) : now;
  return [from, Math.max(from + 1, ...ends)];
}

/** Where a task waited and ran within the run's time; null when it has done neither. */
export function barOf(span: Span, [from, to]: [from: number, to: number], now: number): Bar | null {
  const queued = at(span.queuedAt);
  const started = at(span.startDate);
  const begin = started ?? queued;
  if (begin === null) {
    return null;
  }
  const share = (time: number) => Math.min(100, Math.max(0, ((time - from) / (to - from)) * 100));
  const end = at(span.endDate) ?? now;
  const waited = Math.max(0, begin - (queued ?? begin)) / 1000;
  return {
    waitFrom: share(queued ?? begin),
    from: share(begin),
    to: share(started === null ? begin : end),
    title:
      started === null
        ? `waits since ${formatDuration((now - begin) / 1000)}`
        : `waited ${formatDuration(waited)}, ran ${formatDuration((end - started) / 1000)}`,
  };
}
