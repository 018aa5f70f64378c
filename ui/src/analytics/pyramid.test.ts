import { describe, expect, it } from 'vitest';
import { roundedUp, wholePyramid } from './AgePyramid';

const band = (ageFrom: number | null, male: number) => ({ ageFrom, ageTo: ageFrom === null ? null : ageFrom + 4, ageBand: 'x', male, female: 0, other: 0 });

describe('The age pyramid', () => {
  it('has a step for every band between the youngest and the oldest', () => {
    expect(wholePyramid([band(20, 1), band(35, 2)]).map(({ ageFrom, male }) => [ageFrom, male])).toEqual([[20, 1], [25, 0], [30, 0], [35, 2]]);
  });

  it('leaves unknown ages to the table', () => {
    expect(wholePyramid([band(20, 1), band(null, 9)])).toHaveLength(1);
    expect(wholePyramid([])).toEqual([]);
  });

  it('has an axis that ends at a round number', () => {
    expect([1, 3, 892, 1001, 12_000, 99_999].map(roundedUp)).toEqual([2, 3, 1000, 1200, 12_000, 100_000]);
  });
});
