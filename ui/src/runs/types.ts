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
