import { describe, expect, it } from 'vitest';
import { barsOf, medianSeconds } from './runBars';
import type { RunBar } from './types';

const run = (durationSeconds: number | null, more: Partial<RunBar> = {}): RunBar => ({
  runId: 'r', state: 'success', runType: 'manual', logicalDate: '', startDate: null, endDate: null, durationSeconds, ...more,
});

describe('Bars of runs', () => {
  it('are highest for the longest run', () => expect(barsOf([run(25), run(100)], 0).map((bar) => bar.height)).toEqual([0.12 + 0.88 * 0.5, 1]));
  it('are in proportion where there is room', () => expect(barsOf([run(50), run(100)], 0, 'linear').map((bar) => bar.height)).toEqual([0.51, 1]));
  it('show a run that has not begun at the least height', () => expect(barsOf([run(null), run(5)], 0)[0]).toMatchObject({ seconds: null, height: 0.12 }));
  it('grow while a run goes on', () =>
    expect(barsOf([run(null, { startDate: '2026-11-27T10:00:00Z' })], Date.parse('2026-11-27T10:00:30Z'))[0]?.seconds).toBe(30));
});

describe('The middle duration', () => {
  it('is that of the run in the middle', () => expect(medianSeconds([run(9), run(1), run(2)])).toBe(2));
  it('lies between the two in the middle', () => expect(medianSeconds([run(1), run(4), run(2), run(9)])).toBe(3));
  it('leaves out runs that go on', () => expect(medianSeconds([run(null), run(7)])).toBe(7));
  it('is unknown without runs', () => expect(medianSeconds([])).toBeNull());
});
