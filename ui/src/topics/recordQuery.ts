import type { Query } from '../app/api';

/** Which records are shown: what stands in the address. */
export interface RecordQuery {
  partition: string;
  start: Start;
  offset: string;
  time: string;
  key: string;
  contains: string;
  path: string;
  equals: string;
}

export type Start = 'newest' | 'oldest' | 'offset' | 'time' | 'before';

export const starts: { value: Start; label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'offset', label: 'From an offset' },
  { value: 'time', label: 'From a time' },
  { value: 'before', label: 'Before a time' },
];

const parameters = ['partition', 'start', 'offset', 'time', 'key', 'contains', 'path', 'equals'] as const;

export function queryFrom(get: (name: string) => string): RecordQuery {
  const query = Object.fromEntries(parameters.map((name) => [name, get(name)])) as Record<(typeof parameters)[number], string>;
  return { ...query, start: starts.find(({ value }) => value === query.start)?.value ?? 'newest' };
}

/** What the address shall say of it; defaults and parts that do not apply are left out. */
export function addressOf(query: RecordQuery): Record<string, string | null> {
  return {
    partition: query.partition || null,
    start: query.start === 'newest' ? null : query.start,
    offset: query.start === 'offset' ? query.offset || null : null,
    time: query.start === 'time' || query.start === 'before' ? query.time || null : null,
    key: query.key || null,
    contains: query.contains || null,
    path: query.path && query.equals ? query.path : null,
    equals: query.path && query.equals ? query.equals : null,
  };
}

/** The filters that a live tail takes too. */
export function contentFilter({ partition, key, contains, path, equals }: RecordQuery): Query {
  return { partition, key: key || undefined, contains, ...(path && equals ? { path, equals } : {}) };
}

/** A time of the reader's clock as the server takes it; null when it is none. */
export function instantOf(local: string): string | null {
  const time = new Date(local);
  return local && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

export function serverQuery(query: RecordQuery): Query {
  const time = instantOf(query.time);
  return {
    ...contentFilter(query),
    order: query.start === 'newest' || query.start === 'before' ? 'newest' : 'oldest',
    offset: query.start === 'offset' ? query.offset : undefined,
    from: query.start === 'time' ? time : undefined,
    to: query.start === 'before' ? time : undefined,
  };
}

export const isFiltered = (query: RecordQuery): boolean => Boolean(query.key || query.contains || (query.path && query.equals));

/** `2:1045` names a record of a topic. */
export function placeFrom(text: string): { partition: number; offset: number } | null {
  const match = /^(\d{1,9}):(\d{1,15})$/.exec(text);
  return match ? { partition: Number(match[1]), offset: Number(match[2]) } : null;
}

export const placeOf = (record: { partition: number; offset: number }): string => `${record.partition}:${record.offset}`;
