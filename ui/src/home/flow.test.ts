import { describe, expect, it } from 'vitest';
import { flowOf, periodOf } from './flow';

describe('The flow in a channel', () => {
  it.each([0, null, undefined, -1])('stands still at %s', (rate) => expect(flowOf(rate).speed).toBe(0));
  it('is faster and denser for a higher rate', () => {
    const rates = [0.1, 1, 10, 100, 1_000, 10_000].map(flowOf);
    rates.slice(1).forEach((flow, index) => {
      expect(flow.speed).toBeGreaterThan(rates[index]?.speed ?? Infinity);
      expect(flow.gap).toBeLessThan(rates[index]?.gap ?? 0);
    });
  });
  it('stays drawable however high the rate', () => {
    expect(flowOf(1e12)).toEqual(flowOf(1e9));
    expect(flowOf(1e12).gap).toBeGreaterThan(6);
  });
  it('has a period of its gap by its speed', () => expect(periodOf({ speed: 20, gap: 10 })).toBe(0.5));
  it('has no period when still', () => expect(periodOf(flowOf(0))).toBe(0));
});
