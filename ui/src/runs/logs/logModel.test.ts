import { describe, expect, it } from 'vitest';
import { atLeast, layoutOf, lineAt, matchesOf, plainText, progressOf, rowsOf, stepMatch, windowOf, withMore } from './logModel';
import type { LogLine } from './logModel';

const line = (seq: number, message: string, level = 'information', progress: number | null = null): LogLine => ({
  seq, message, level, progress, time: '2026-01-01T00:00:00.000Z',
});
const many = (count: number) => Array.from({ length: count }, (_, index) => line(index + 1, `line ${index + 1}`));

describe('Lines that come', () => {
  it('go after those that are there', () => expect(withMore([line(1, 'a')], [line(2, 'b')]).map(({ seq }) => seq)).toEqual([1, 2]));
  it('are there once when they come again after a reconnection', () => {
    const lines = [line(1, 'a'), line(2, 'b')];
    expect(withMore(lines, [line(1, 'a'), line(2, 'b')])).toBe(lines);
    expect(withMore(lines, [line(2, 'b'), line(3, 'c')])).toHaveLength(3);
  });
  it('lose what colours them in a terminal', () => expect(plainText('\u001b[31mred\u001b[0m')).toBe('red'));
});

describe('A level', () => {
  const lines = [line(1, 'a', 'debug'), line(2, 'b'), line(3, 'c', 'warning'), line(4, 'd', 'critical')];
  it('hides what is less grave', () => expect(atLeast(lines, 'warning').map(({ seq }) => seq)).toEqual([3, 4]));
  it('that is none hides nothing', () => expect(atLeast(lines, '')).toBe(lines));
});

describe('A search', () => {
  it('finds every place in any case', () =>
    expect(matchesOf([line(1, 'Load, reload'), line(2, 'no'), line(3, 'LOAD')], 'load')).toEqual([
      { line: 0, start: 0, end: 4 },
      { line: 0, start: 8, end: 12 },
      { line: 2, start: 0, end: 4 },
    ]));
  it('does not take patterns for more than text', () => expect(matchesOf([line(1, 'a.b axb')], 'a.b')).toHaveLength(1));
  it('of nothing finds nothing', () => expect(matchesOf(many(3), '')).toEqual([]));
  it('of 100,000 lines is done at once', () => {
    const lines = many(100_000);
    const begin = performance.now();
    expect(matchesOf(lines, '99999')).toHaveLength(1);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
  it('goes round at the ends', () => {
    expect([stepMatch(3, 2, 1), stepMatch(3, 0, -1), stepMatch(3, -1, 1), stepMatch(0, -1, 1)]).toEqual([0, 2, 0, -1]);
  });
});

describe('Rows', () => {
  it('are broken where the columns end', () => {
    expect([rowsOf('', 10), rowsOf('1234567890', 10), rowsOf('12345678901', 10)]).toEqual([1, 1, 2]);
  });
  it('count each line of a stack trace', () => expect([rowsOf('a\nb\n1234567', 5), rowsOf('a\nb\nc', null)]).toEqual([4, 3]));
  it('count letters that are two columns wide', () => expect(rowsOf('日本語日本語', 10)).toBe(2));
});

describe('A window', () => {
  it('holds the lines at its place and some around', () => {
    const tops = layoutOf(many(1000), null);
    expect(windowOf(tops, 500, 30, 10)).toEqual([490, 541]);
    expect(windowOf(tops, 0, 30, 10)).toEqual([0, 41]);
    expect(windowOf(tops, 990, 30, 10)).toEqual([980, 1000]);
  });
  it('of an empty log is empty', () => expect(windowOf(layoutOf([], null), 0, 30)).toEqual([0, 0]));
  it('knows which line a row belongs to when lines have several', () => {
    const tops = layoutOf([line(1, 'a'), line(2, 'b\nb\nb'), line(3, 'c')], null);
    expect([0, 1, 3, 4, 9].map((row) => lineAt(tops, row))).toEqual([0, 1, 1, 2, 2]);
  });
});

describe('Progress', () => {
  it('is what was said last', () =>
    expect(progressOf([line(1, 'a', 'information', 0.1), line(2, 'b', 'information', 0.6), line(3, 'c')])).toEqual({ fraction: 0.6, message: 'b' }));
  it('is unknown when none was said', () => expect(progressOf(many(3))).toBeNull());
});
