/** The log of a try as the page keeps it: lines, which of them are shown, what a search finds, and which rows a window holds. */

export interface LogLine {
  seq: number;
  time: string | null;
  level: string;
  message: string;
  progress: number | null;
}

export const levels = ['trace', 'debug', 'information', 'warning', 'error', 'critical'] as const;
const ranks = new Map<string, number>(levels.map((level, rank) => [level, rank]));

// What terminals would colour is not text.
// eslint-disable-next-line no-control-regex
const escapes = /\u001b\[[0-9;]*[A-Za-z]/g;

// eslint-disable-next-line no-control-regex
const odd = /[\u001b\t\r]/;

export const plainText = (message: string): string =>
  odd.test(message) ? message.replace(escapes, '').replaceAll('\r', '').replaceAll('\t', '    ') : message;

/** Lines that came, after those that are there; lines that came twice (after a reconnection) are there once. */
export function withMore(lines: readonly LogLine[], more: readonly LogLine[]): readonly LogLine[] {
  const last = lines.at(-1)?.seq ?? 0;
  const fresh = more.filter((line) => line.seq > last);
  return fresh.length > 0 ? [...lines, ...fresh] : lines;
}

export function atLeast(lines: readonly LogLine[], level: string): readonly LogLine[] {
  const least = ranks.get(level) ?? 0;
  return least === 0 ? lines : lines.filter((line) => (ranks.get(line.level) ?? 0) >= least);
}

/** One place where the text was found. */
export interface Match {
  /** Index among the lines that are shown. */
  line: number;
  start: number;
  end: number;
}

/** More are not told apart: nobody steps through them. */
export const MOST_MATCHES = 10_000;

export function matchesOf(lines: readonly LogLine[], text: string): Match[] {
  const wanted = text.toLowerCase();
  const matches: Match[] = [];
  if (wanted === '') {
    return matches;
  }
  for (let line = 0; line < lines.length; line++) {
    const message = lines[line]?.message.toLowerCase() ?? '';
    for (let start = message.indexOf(wanted); start >= 0; start = message.indexOf(wanted, start + wanted.length)) {
      matches.push({ line, start, end: start + wanted.length });
      if (matches.length === MOST_MATCHES) {
        return matches;
      }
    }
  }
  return matches;
}

/** Letters that take two columns of a fixed-width font. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]/g;
const ascii = /^[\x20-\x7e]*$/;

export function columnsOf(text: string): number {
  return ascii.test(text) ? text.length : text.replace(wide, '..').length;
}

/** Rows that a message takes when a row holds so many columns; null when rows are not broken. */
export function rowsOf(message: string, columns: number | null): number {
  if (!message.includes('\n')) {
    return columns === null ? 1 : Math.max(1, Math.ceil(columnsOf(message) / columns));
  }
  return message
    .split('\n')
    .reduce((rows, part) => rows + (columns === null ? 1 : Math.max(1, Math.ceil(columnsOf(part) / columns))), 0);
}

/** Where each line begins, in rows; one more entry tells where the last one ends. */
export function layoutOf(lines: readonly LogLine[], columns: number | null): Float64Array {
  const tops = new Float64Array(lines.length + 1);
  for (let index = 0; index < lines.length; index++) {
    tops[index + 1] = (tops[index] ?? 0) + rowsOf(lines[index]?.message ?? '', columns);
  }
  return tops;
}

/** The lines [first, last) that a window from a row on shows, and some more above and below. */
export function windowOf(tops: Float64Array, top: number, height: number, overscan = 20): [first: number, last: number] {
  const count = tops.length - 1;
  return [lineAt(tops, Math.max(0, top - overscan)), Math.min(count, lineAt(tops, top + height + overscan) + 1)];
}

/** The line that a row belongs to. */
export function lineAt(tops: Float64Array, row: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= row) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The match after, or before, the one that is looked at; around the end it begins again. */
export function stepMatch(count: number, current: number, by: 1 | -1): number {
  return count === 0 ? -1 : (current + by + count) % count;
}

/** What the task said last about how far it is. */
export function progressOf(lines: readonly LogLine[]): { fraction: number; message: string } | null {
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (line && line.progress !== null) {
      return { fraction: line.progress, message: line.message };
    }
  }
  return null;
}
