import { formatTime } from '../common/format';
import type { Json, JsonObject } from './types';

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The time that `{"$date": …}` stands for, in milliseconds; null for anything else. */
export function timeOf(value: Json | undefined): number | null {
  if (!isObject(value) || value.$date === undefined) {
    return null;
  }
  const date = value.$date;
  const time = typeof date === 'string' ? Date.parse(date) : isObject(date) ? Number(date.$numberLong) : NaN;
  return Number.isNaN(time) ? null : time;
}

/** What a type marker of Extended JSON holds, as text; null for anything else. */
function markedText(value: JsonObject): string | null {
  const time = timeOf(value);
  if (time !== null) {
    return formatTime(time);
  }
  for (const name of ['$oid', '$numberLong', '$numberDecimal', '$numberDouble', '$uuid', '$symbol', '$code']) {
    const held = value[name];
    if (typeof held === 'string') {
      return held;
    }
  }
  const binary = value.$binary;
  return isObject(binary) ? `binary ${String(binary.base64).slice(0, 24)}` : null;
}

const PREVIEW = 160;

/** One line for a cell. */
export function previewOf(value: Json | undefined): string {
  if (value === undefined) {
    return '';
  }
  if (isObject(value)) {
    const marked = markedText(value);
    if (marked !== null) {
      return marked;
    }
    if (value.type === 'Point' && Array.isArray(value.coordinates)) {
      return `Point ${value.coordinates.map(String).join(', ')}`;
    }
  }
  return typeof value === 'object' && value !== null ? insideOf(value).slice(0, PREVIEW) : String(value);
}

/** An array or object without quotes and without what lies deeper: `gender: male, name: {…}`. */
function insideOf(value: Json[] | JsonObject): string {
  const short = (item: Json | undefined) =>
    Array.isArray(item) ? `[${item.length}]` : isObject(item) ? (markedText(item) ?? '{…}') : String(item);
  return Array.isArray(value)
    ? `[${value.map(short).join(', ')}]`
    : Object.entries(value).map(([name, item]) => `${name}: ${short(item)}`).join(', ');
}

export const isNumeric = (value: Json | undefined): boolean =>
  typeof value === 'number' || (isObject(value) && (typeof value.$numberLong === 'string' || typeof value.$numberDecimal === 'string'));

const MOST_COLUMNS = 24;

/** The fields of the documents on a page, in the order in which they appear; those of the first documents come first. */
export function columnsOf(documents: readonly JsonObject[]): string[] {
  const names = new Set<string>();
  for (const document of documents) {
    for (const name of Object.keys(document)) {
      if (names.size < MOST_COLUMNS) {
        names.add(name);
      }
    }
  }
  // Plain values say more in a table than objects, which go behind them; the id leads.
  const weight = (name: string) =>
    name === '_id' ? 0 : documents.some((document) => Array.isArray(document[name]) || (isObject(document[name]) && markedText(document[name]) === null)) ? 2 : 1;
  return [...names].sort((one, other) => weight(one) - weight(other));
}

/** Where a stored document came from; null when it does not say. */
export function recordOf(document: JsonObject): { topic: string; partition: number; offset: string; path: string } | null {
  const { source } = document;
  if (!isObject(source) || typeof source.topic !== 'string' || typeof source.partition !== 'number') {
    return null;
  }
  const { topic, partition } = source;
  const offset = typeof source.offset === 'number' ? String(source.offset) : isObject(source.offset) ? String(source.offset.$numberLong) : null;
  return offset === null
    ? null
    : { topic, partition, offset, path: `/topics/${encodeURIComponent(topic)}?partition=${partition}&offset=${offset}` };
}

/** Whether a name can stand in a filter as it is: dots and dollars in names mean paths and operators. */
const isPlainName = (name: string) => name !== '' && !name.startsWith('$');

/** The filter that finds a value of a field; null where a filter cannot say it. */
export function filterFor(path: string, type: string, value: string): string | null {
  if (path.split('.').some((name) => !isPlainName(name)) || value.endsWith('…')) {
    return null;
  }
  const name = path.replaceAll('[]', '');
  switch (type) {
    case 'string':
      return JSON.stringify({ [name]: value });
    case 'int':
    case 'double':
    case 'bool':
      return `{${JSON.stringify(name)}: ${value}}`;
    case 'date':
      return JSON.stringify({ [name]: { $date: value } });
    case 'objectId':
      return JSON.stringify({ [name]: { $oid: value } });
    default:
      return null;
  }
}

/** `{"age": -1}` → `-age`, for a table that is sorted by one column; undefined for any other order. */
export function orderOf(sort: string): string | undefined {
  try {
    const fields = Object.entries(JSON.parse(sort) as Record<string, unknown>);
    const [first] = fields;
    return fields.length === 1 && first ? `${Number(first[1]) < 0 ? '-' : ''}${first[0]}` : undefined;
  } catch {
    return undefined;
  }
}

export const sortOf = (order: string): string =>
  order.startsWith('-') ? JSON.stringify({ [order.slice(1)]: -1 }) : JSON.stringify({ [order]: 1 });

/** A total with what it is worth: "1,234", "10,000+", "unknown". */
export function totalText(total: number | null, totalIs: string, format: (value: number) => string): string {
  return total === null ? 'an unknown number' : totalIs === 'atLeast' ? `more than ${format(total)}` : format(total);
}
