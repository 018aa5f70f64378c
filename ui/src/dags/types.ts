/** Shapes of /api/millrace/v1/dags and of Airflow's lists that these pages read. */

export interface RunBar {
  runId: string;
  state: string;
  runType: string;
  logicalDate: string;
  startDate: string | null;
  endDate: string | null;
  durationSeconds: number | null;
}

export interface NextRun {
  logicalDate: string;
  dataIntervalStart: string;
  dataIntervalEnd: string;
  runAfter: string;
}

export interface ParamShape {
  name: string;
  type: string;
  default: unknown;
  description: string;
  required: boolean;
  enum: string[] | null;
  minimum: number | null;
  maximum: number | null;
  pattern: string | null;
  format: string | null;
}

export interface DagSummary {
  dagId: string;
  description: string | null;
  tags: string[];
  owners: string[];
  isPaused: boolean;
  scheduleText: string;
  nextRun: NextRun | null;
  runs: RunBar[];
  params: ParamShape[];
  hasPlannedRuns: boolean;
}

export interface DagList {
  items: DagSummary[];
  total: number;
  known: number;
  paused: number;
  tags: string[];
}

export interface DagFacts {
  schedule: string | null;
  isTimed: boolean;
  timeZone: string;
  startDate: string | null;
  catchup: string;
  maxActiveRuns: number;
  maxActiveTasks: number;
  runTimeoutSeconds: number | null;
  maxLostWorkers: number;
  pausedAtFirst: boolean;
  firstSeenAt: string;
}

export interface TaskFacts {
  taskId: string;
  description: string | null;
  kind: string;
  upstream: string[];
  downstream: string[];
  triggerRule: string;
  retries: number;
  retryDelaySeconds: number;
  backoff: string;
  timeoutSeconds: number | null;
  pool: string | null;
  poolSlots: number;
  maxActive: number | null;
  produces: string[];
}

export interface DagPageData {
  summary: DagSummary;
  facts: DagFacts;
  tasks: TaskFacts[];
}

export interface RunCounts {
  queued: number;
  running: number;
  success: number;
  failed: number;
}

export interface FailedTask {
  runId: string;
  logicalDate: string;
  taskId: string;
  mapIndex: number;
  tryNumber: number;
  endDate: string | null;
  error: string | null;
}

export interface DagOverview {
  lastDay: RunCounts;
  lastWeek: RunCounts;
  runs: RunBar[];
  failedTasks: FailedTask[];
}

export interface GridCell {
  state: string | null;
  tryNumber: number;
  startDate: string | null;
  endDate: string | null;
  mapped: Record<string, number> | null;
}

export interface GridTask {
  taskId: string;
  label: string;
  isMapped: boolean;
  upstream: string[];
  triggerRule: string;
}

export interface GridRun {
  runId: string;
  state: string;
  runType: string;
  logicalDate: string;
  dataIntervalStart: string;
  dataIntervalEnd: string;
  queuedAt: string;
  startDate: string | null;
  endDate: string | null;
  note: string | null;
  tasks: Record<string, GridCell>;
}

export interface DagGrid {
  tasks: GridTask[];
  runs: GridRun[];
}

export interface GanttTry {
  number: number;
  state: string;
  startDate: string;
  endDate: string | null;
}

export interface GanttRow {
  taskId: string;
  mapIndex: number;
  state: string | null;
  queuedAt: string | null;
  nextTryAt: string | null;
  tries: GanttTry[];
}

export interface RunGantt {
  runId: string;
  state: string;
  logicalDate: string;
  queuedAt: string;
  startDate: string | null;
  endDate: string | null;
  rows: GanttRow[];
  total: number;
}

export interface CalendarDay {
  date: string;
  success: number;
  failed: number;
  running: number;
  queued: number;
}

export interface PlannedRun {
  logicalDate: string;
  dataIntervalStart: string;
  dataIntervalEnd: string;
}

export interface UnpausePreview {
  runs: PlannedRun[];
  total: number;
}

export interface BackfillProgress {
  id: string;
  state: string;
  from: string;
  to: string;
  reprocess: string;
  maxActiveRuns: number;
  intervals: number;
  position: number;
  runs: RunCounts;
  conf: unknown;
  createdAt: string;
  completedAt: string | null;
}

export interface PageOf<T> {
  items: T[];
  total: number;
}

export interface AirflowRun {
  dag_run_id: string;
  dag_id: string;
  logical_date: string | null;
  queued_at: string | null;
  start_date: string | null;
  end_date: string | null;
  duration: number | null;
  run_type: string;
  state: string;
  triggered_by: string | null;
  conf: Record<string, unknown> | null;
  note: string | null;
}

export interface AirflowRunList {
  dag_runs: AirflowRun[];
  total_entries: number;
}

export interface DryRun {
  backfills: { logical_date: string }[];
  total_entries: number;
}

/** Live events. */
export interface RunEvent {
  dagId: string;
  runId: string;
  state: string;
}
