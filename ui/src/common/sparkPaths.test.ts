import { describe, expect, it } from 'vitest';
import { sparkPaths } from './sparkPaths';

describe('A sparkline', () => {
  it('is nothing when nothing was measured', () => expect(sparkPaths([null, null], 10, 10)).toEqual({ line: '', area: '' }));
  it('goes from the bottom for zero to the top for the largest value', () =>
    expect(sparkPaths([0, 5], 10, 11).line).toBe('M0 10L10 1.5'));
  it('is interrupted where nothing was measured', () =>
    expect(sparkPaths([1, 1, null, 1, 1], 40, 11).line.match(/M/g)).toHaveLength(2));
  it('shows a value between two gaps as a dot', () => expect(sparkPaths([null, 1, null], 10, 11).line).toContain('h0.1'));
  it('is flat and finite when all values are zero', () => expect(sparkPaths([0, 0, 0], 10, 11).line).toBe('M0 10L5 10L10 10'));
  it('can begin at the smallest value', () => expect(sparkPaths([100, 101], 10, 11, { fromZero: false }).line).toBe('M0 10L10 1.5'));
  it('closes each area at the bottom', () => expect(sparkPaths([1, 2], 10, 10).area.endsWith('L10 10Z')).toBe(true));
});
