import { describe, expect, it } from 'vitest';
import { headersOf, jsonProblem } from './produce';

describe('Headers written by hand', () => {
  it('are read one a line, colons in values kept', () =>
    expect(headersOf('a: 1\n\nurl: http://x').headers).toEqual({ a: '1', url: 'http://x' }));
  it('need a name', () => expect(headersOf(': 1').problem).toContain('no name'));
  it('need a colon', () => expect(headersOf('abc').problem).toContain('abc'));
});

describe('A value written by hand', () => {
  it('is told to be broken JSON only when it looks like JSON', () => {
    expect(jsonProblem('plain text')).toBeNull();
    expect(jsonProblem('{"a":1}')).toBeNull();
    expect(jsonProblem('{"a":')).toContain('Not valid JSON');
  });
});
