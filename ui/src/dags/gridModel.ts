import { stateLabel } from '../common/states';
import type { DagGrid, GridCell, GridRun, GridTask } from './types';

export interface Position {
  row: number;
  column: number;
}

/** Rows are -1 for the runs' own line, then one a task; columns are runs, the oldest first. */
export interface GridModel {
  tasks: GridTask[];
  runs: GridRun[];
}

/** The grid as it is drawn: the newest run on the right, tasks that only older runs have after those of today. */
export function modelOf(grid: DagGrid): GridModel {
  const known = new Set(grid.tasks.map((task) => task.taskId));
  const gone = new Set(grid.runs.flatMap((run) => Object.keys(run.tasks)).filter((taskId) => !known.has(taskId)));
  return {
    tasks: [
      ...grid.tasks,
      ...[...gone].sort().map((taskId) => ({ taskId, label: taskId, isMapped: false, upstream: [], triggerRule: 'all_success' })),
    ],
    runs: [...grid.runs].reverse(),
  };
}

/** Where an arrow key leads; null for other keys. Home and End go along the line, with Ctrl to its first and last. */
export function moved(key: string, ctrl: boolean, from: Position, model: GridModel): Position | null {
  const last = { row: model.tasks.length - 1, column: model.runs.length - 1 };
  const clamp = (position: Position): Position => ({
    row: Math.min(last.row, Math.max(-1, position.row)),
    column: Math.min(last.column, Math.max(0, position.column)),
  });
  switch (key) {
    case 'ArrowLeft':
      return clamp({ ...from, column: from.column - 1 });
    case 'ArrowRight':
      return clamp({ ...from, column: from.column + 1 });
    case 'ArrowUp':
      return clamp({ ...from, row: from.row - 1 });
    case 'ArrowDown':
      return clamp({ ...from, row: from.row + 1 });
    case 'Home':
      return clamp({ row: ctrl ? -1 : from.row, column: 0 });
    case 'End':
      return clamp({ row: ctrl ? last.row : from.row, column: last.column });
    default:
      return null;
  }
}

export function mappedTotal(cell: GridCell): number {
  return Object.values(cell.mapped ?? {}).reduce((sum, count) => sum + count, 0);
}

/** "2 success, 1 failed": the items of a mapped task, the most frequent first. */
export function mappedText(mapped: Record<string, number>): string {
  return Object.entries(mapped)
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .map(([state, count]) => `${count} ${stateLabel(state).toLowerCase()}`)
    .join(', ');
}

/** Durations as bars: the longest fills the height. The square root keeps short runs visible beside one that never ends. */
export function runHeights(runs: readonly GridRun[], now: number): number[] {
  const seconds = runs.map((run) => (run.startDate ? Math.max(0, ((run.endDate ? Date.parse(run.endDate) : now) - Date.parse(run.startDate)) / 1000) : 0));
  const longest = Math.max(...seconds, 0);
  return seconds.map((value) => (longest === 0 ? 0.1 : 0.1 + 0.9 * Math.sqrt(value / longest)));
}

/** The columns that carry their date: where the day changes, but no two nearer than `gap`. */
export function dayMarks(runs: readonly GridRun[], gap: number): Map<number, string> {
  const marks = new Map<number, string>();
  let before = '';
  let free = 0;
  runs.forEach((run, column) => {
    const day = run.logicalDate.slice(5, 10);
    if (day !== before && column >= free) {
      marks.set(column, day);
      free = column + gap;
      before = day;
    }
  });
  return marks;
}
