import { describe, expect, it } from 'vitest';
import { densityBounds, stepOf } from './colours';

describe('The scale of densities', () => {
  it('has round steps up to the most there is', () => {
    expect(densityBounds(1, 1000, 7)).toEqual([2, 5, 10, 50, 100, 200, 1000]);
  });

  it('has even steps where all cells are about as dense', () => {
    expect(densityBounds(6, 41, 7)).toEqual([10, 20, 30, 41]);
    expect(densityBounds(900, 1100, 7)).toEqual([950, 1000, 1050, 1100]);
  });

  it('has fewer steps where there are few users', () => {
    expect(densityBounds(1, 3, 7)).toEqual([1, 2, 3]);
    expect(densityBounds(1, 1, 7)).toEqual([1]);
    expect(densityBounds(0, 0, 7)).toEqual([1]);
  });

  it('puts each count into the step that reaches it', () => {
    const bounds = densityBounds(1, 1000, 7);
    expect(stepOf(1, bounds)).toBe(0);
    expect(stepOf(3, bounds)).toBe(1);
    expect(stepOf(1000, bounds)).toBe(6);
  });
});
