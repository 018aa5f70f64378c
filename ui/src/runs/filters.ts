import { AIRFLOW, segment } from '../app/api';
import type { Query } from '../app/api';
import { countOf } from '../common/urlState';

type Get = (name: string, fallback?: string) => string;

export const PAGE = 50;
export const runTypes = ['scheduled', 'manual', 'backfill', 'asset_triggered'] as const;
export const typeLabels: Record<string, string> = { scheduled: 'Scheduled', manual: 'Manual', backfill: 'Backfill', asset_triggered: 'By data' };

/** Names in the address, joined by commas. */
export const listOf = (text: string): string[] => text.split(',').filter((item) => item !== '');

/** A field of local date and time (2026-11-23T14:05) as an instant; empty when it is no time. */
export function instantOf(local: string): string {
  const time = local === '' ? Number.NaN : new Date(local).getTime();
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/** The filters that both lists share. */
function commonQuery(get: Get): Query {
  return {
    run_id_pattern: get('q').trim(),
    logical_date_gte: instantOf(get('from')),
    logical_date_lte: instantOf(get('to')),
  };
}

/** Runs of one DAG, or of all. */
export const runsPath = (dagId: string): string => `${AIRFLOW}/dags/${dagId === '' ? '~' : segment(dagId)}/dagRuns`;

export function runsQuery(get: Get): Query {
  return {
    ...commonQuery(get),
    state: listOf(get('state')),
    run_type: listOf(get('type')),
    order_by: get('order', '-logical_date'),
    limit: PAGE,
    offset: countOf(get('offset')),
  };
}

export function tasksQuery(get: Get): Query {
  return {
    ...commonQuery(get),
    state: listOf(get('taskState')),
    task_display_name_pattern: get('task').trim(),
    order_by: get('taskOrder'),
    limit: PAGE,
    offset: countOf(get('taskOffset')),
  };
}

/** Whether anything is left out. */
export const isFiltered = (get: Get, names: readonly string[]): boolean => names.some((name) => get(name) !== '');

/** The names in the address of what each list is filtered by. */
export const runFilterNames = ['dag', 'q', 'from', 'to', 'state', 'type'] as const;
export const taskFilterNames = ['dag', 'q', 'from', 'to', 'taskState', 'task'] as const;
