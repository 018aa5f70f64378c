/** Airflow's shapes, as far as these pages use them. */
export type RunState = 'queued' | 'running' | 'success' | 'failed';
export type RunType = 'backfill' | 'scheduled' | 'manual' | 'asset_triggered';
export type TaskState =
  | 'removed' | 'scheduled' | 'queued' | 'running' | 'success' | 'restarting' | 'failed' | 'up_for_retry' | 'up_for_reschedule' | 'upstream_failed'
  | 'skipped' | 'deferred';

export interface DagRun {
  dag_run_id: string;
  dag_id: string;
  logical_date: string | null;
  queued_at: string | null;
  start_date: string | null;
  end_date: string | null;
  duration: number | null;
  data_interval_start: string | null;
  data_interval_end: string | null;
  run_after: string;
  run_type: RunType;
  state: RunState;
  triggered_by: string | null;
  triggering_user_name: string | null;
  conf: Record<string, unknown> | null;
  note: string | null;
}

export interface DagRunList {
  dag_runs: DagRun[];
  total_entries: number;
}

export interface TaskInstance {
  id: string;
  task_id: string;
  dag_id: string;
  dag_run_id: string;
  map_index: number;
  logical_date: string | null;
  queued_when: string | null;
  start_date: string | null;
  end_date: string | null;
  duration: number | null;
  state: TaskState | null;
  try_number: number;
  max_tries: number;
  pool: string;
  operator: string | null;
  note: string | null;
}

export interface TaskInstanceList {
  task_instances: TaskInstance[];
  total_entries: number;
}

export interface EventLog {
  event_log_id: number;
  when: string;
  dag_id: string | null;
  task_id: string | null;
  run_id: string | null;
  event: string;
  owner: string | null;
  extra: string | null;
}

export interface EventLogList {
  event_logs: EventLog[];
  total_entries: number;
}

export interface XComEntry {
  key: string;
  timestamp: string;
  map_index: number;
  task_id: string;
  value?: unknown;
}

export interface XComList {
  xcom_entries: XComEntry[];
  total_entries: number;
}

export interface LogPortion {
  content: { timestamp: string; event: string; level: string; number: number; progress: number | null }[];
  continuation_token: string | null;
}

/** Shapes of /api/millrace/v1. */
export interface RunTask {
  taskId: string;
  description: string | null;
  isMapped: boolean;
  upstream: string[];
  triggerRule: string | null;
  state: TaskState | null;
  tryNumber: number;
  maxTries: number;
  queuedAt: string | null;
  startDate: string | null;
  endDate: string | null;
  nextTryAt: string | null;
  error: string | null;
  mapped: Record<string, number> | null;
}

export interface RunDetails {
  dagId: string;
  runId: string;
  state: RunState;
  runType: RunType;
  logicalDate: string;
  dataIntervalStart: string;
  dataIntervalEnd: string;
  queuedAt: string;
  startDate: string | null;
  endDate: string | null;
  durationSeconds: number | null;
  triggeredBy: string;
  triggeringUser: string | null;
  backfillId: string | null;
  note: string | null;
  error: string | null;
  conf: Record<string, unknown>;
  params: Record<string, unknown>;
  tasks: RunTask[];
}

export interface TaskTry {
  tryNumber: number;
  state: TaskState | null;
  startDate: string | null;
  endDate: string | null;
  error: string | null;
  worker: string | null;
}

export interface TaskShape {
  description: string | null;
  kind: string;
  upstream: string[];
  downstream: string[];
  triggerRule: string;
  retries: number;
  retryDelaySeconds: number;
  executionTimeoutSeconds: number | null;
  pool: string;
  poolSlots: number;
  maxActive: number | null;
  mapSource: string | null;
  produces: string[];
}

export interface TaskDetails {
  dagId: string;
  runId: string;
  taskId: string;
  mapIndex: number;
  logicalDate: string;
  runState: RunState;
  state: TaskState | null;
  tryNumber: number;
  maxTries: number;
  queuedAt: string | null;
  startDate: string | null;
  endDate: string | null;
  nextTryAt: string | null;
  error: string | null;
  worker: string | null;
  chosen: string[] | null;
  tries: TaskTry[];
  mapped: Record<string, number> | null;
  definition: TaskShape | null;
}
