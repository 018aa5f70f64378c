import { describe, expect, it } from 'vitest';
import { dayMarks, mappedText, modelOf, moved, runHeights } from './gridModel';
import type { GridRun, GridTask } from './types';

const task = (taskId: string): GridTask => ({ taskId, label: taskId, isMapped: false, upstream: [], triggerRule: 'all_success' });
const run = (runId: string, more: Partial<GridRun> = {}): GridRun => ({
  runId, state: 'success', runType: 'scheduled', logicalDate: '2026-11-27T10:00:00.000Z', dataIntervalStart: '', dataIntervalEnd: '', queuedAt: '',
  startDate: null, endDate: null, note: null, tasks: {}, ...more,
});
const cell = { state: 'success', tryNumber: 1, startDate: null, endDate: null, mapped: null };

describe('The grid', () => {
  it('has the newest run, which the server lists first, on the right', () =>
    expect(modelOf({ tasks: [], runs: [run('new'), run('old')] }).runs.map((item) => item.runId)).toEqual(['old', 'new']));

  it('keeps a row for a task that only old runs have', () =>
    expect(modelOf({ tasks: [task('load')], runs: [run('a', { tasks: { load: cell, gone: cell } })] }).tasks.map((item) => item.taskId)).toEqual(['load', 'gone']));

  const model = modelOf({ tasks: [task('a'), task('b')], runs: [run('3'), run('2'), run('1')] });
  it.each([
    ['ArrowRight', false, { row: 0, column: 0 }, { row: 0, column: 1 }],
    ['ArrowRight', false, { row: 0, column: 2 }, { row: 0, column: 2 }],
    ['ArrowUp', false, { row: 0, column: 1 }, { row: -1, column: 1 }],
    ['ArrowUp', false, { row: -1, column: 1 }, { row: -1, column: 1 }],
    ['ArrowDown', false, { row: 1, column: 1 }, { row: 1, column: 1 }],
    ['Home', false, { row: 1, column: 2 }, { row: 1, column: 0 }],
    ['End', true, { row: -1, column: 0 }, { row: 1, column: 2 }],
  ])('moves by %s (with Ctrl: %s) from %o to %o', (key, ctrl, from, to) => expect(moved(key, ctrl, from, model)).toEqual(to));

  it('leaves other keys alone', () => expect(moved('a', false, { row: 0, column: 0 }, model)).toBeNull());

  it('tells the items of a mapped task, most frequent state first', () =>
    expect(mappedText({ failed: 1, success: 3, up_for_retry: 1 })).toBe('3 success, 1 failed, 1 up for retry'));

  it('draws the longest run highest and a run that has not begun lowest', () => {
    const heights = runHeights(
      [
        run('waits'),
        run('short', { startDate: '2026-11-27T10:00:00Z', endDate: '2026-11-27T10:00:25Z' }),
        run('long', { startDate: '2026-11-27T10:00:00Z' }),
      ],
      Date.parse('2026-11-27T10:01:40Z'),
    );
    expect(heights).toEqual([0.1, 0.55, 1]);
  });

  it('writes the date where the day changes, leaving room between dates', () => {
    const at = (day: string) => run(day, { logicalDate: `2026-11-${day}T00:00:00Z` });
    expect([...dayMarks([at('01'), at('01'), at('02'), at('03'), at('03')], 3)]).toEqual([[0, '11-01'], [3, '11-03']]);
  });
});
