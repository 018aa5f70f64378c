import { describe, expect, it } from 'vitest';
import { ganttOf, ticksOf } from './ganttModel';
import type { GanttRow, RunGantt } from './types';

const at = (second: number) => new Date(Date.UTC(2026, 10, 27, 10, 0, second)).toISOString();
const ms = (second: number) => Date.UTC(2026, 10, 27, 10, 0, second);
const row = (more: Partial<GanttRow>): GanttRow => ({ taskId: 'load', mapIndex: -1, state: 'success', queuedAt: null, nextTryAt: null, tries: [], ...more });
const run = (rows: GanttRow[], more: Partial<RunGantt> = {}): RunGantt => ({
  runId: 'r', state: 'running', logicalDate: at(0), queuedAt: at(0), startDate: at(1), endDate: null, rows, total: rows.length, ...more,
});
const kinds = (rows: GanttRow[], now = 30) => ganttOf(run(rows), ms(now)).lines[0]?.stretches.map(({ kind, start, end }) => [kind, (start - ms(0)) / 1000, (end - ms(0)) / 1000]);

describe('The Gantt of a run', () => {
  it('has each try where it was, and the wait before the last', () =>
    expect(
      kinds([
        row({
          queuedAt: at(9),
          tries: [
            { number: 1, state: 'failed', startDate: at(2), endDate: at(5) },
            { number: 2, state: 'success', startDate: at(10), endDate: at(12) },
          ],
        }),
      ]),
    ).toEqual([['try', 2, 5], ['try', 10, 12], ['waiting', 9, 10]]));

  it('lets a running try grow until now', () =>
    expect(kinds([row({ state: 'running', tries: [{ number: 1, state: 'running', startDate: at(4), endDate: null }] })])).toEqual([['try', 4, 30]]));

  it('shows a task in the queue as waiting until now', () => expect(kinds([row({ state: 'queued', queuedAt: at(20) })])).toEqual([['waiting', 20, 30]]));

  it('shows nothing for a task whose turn has not come', () => expect(kinds([row({ state: null })])).toEqual([]));

  it('spans an ended run and no more, though time goes on', () => {
    const model = ganttOf(run([], { endDate: at(21) }), ms(500));
    expect([model.start, model.end]).toEqual([ms(1), ms(21)]);
  });

  it('spans a run that only waits without dividing by nothing', () => {
    const model = ganttOf(run([], { startDate: null }), ms(500));
    expect(model.end).toBeGreaterThan(model.start);
  });
});

describe('Lines of time', () => {
  it('stand at round times', () => expect(ticksOf(9_000, 5)).toEqual([0, 2_000, 4_000, 6_000, 8_000]));
  it.each([1, 500, 1_500, 61_000, 3_600_000, 86_400_000 * 400])('are never more than asked for over %i ms, and begin at 0', (length) => {
    const ticks = ticksOf(length, 6);
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(ticks[0]).toBe(0);
  });
});
