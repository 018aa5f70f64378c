import { describe, expect, it } from 'vitest';
import { codePieces } from './codePieces';

describe('A line of code', () => {
  it('keeps every character', () => {
    const line = '    .Retry(2, TimeSpan.Parse("00:00:10"));';
    expect(codePieces(line).map((piece) => piece.text).join('')).toBe(line);
  });
  it('tells texts, numbers, words and methods apart', () =>
    expect(codePieces('var a = b.Map("x\\"y", 2)').filter((piece) => piece.kind !== 'plain')).toEqual([
      { text: 'var', kind: 'word' }, { text: 'Map', kind: 'method' }, { text: '"x\\"y"', kind: 'text' }, { text: '2', kind: 'number' },
    ]));
});
