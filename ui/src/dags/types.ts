import type { components as airflow } from '../api/airflow';
import type { components } from '../api/millrace';

type Schemas = components['schemas'];

export type RunBar = Schemas['RunBar'];
export type NextRun = Schemas['NextRun'];
export type ParamShape = Omit<Schemas['ParamShape'], 'default'> & { default: unknown };
export type DagSummary = Omit<Schemas['DagSummary'], 'params'> & { params: ParamShape[] };
export type DagList = Omit<Schemas['DagList'], 'items'> & { items: DagSummary[] };
export type DagFacts = Schemas['DagFacts'];
export type TaskFacts = Schemas['TaskFacts'];
export type DagPageData = Omit<Schemas['DagPage'], 'summary'> & { summary: DagSummary };
export type RunCounts = Schemas['RunCounts'];
export type FailedTask = Schemas['FailedTask'];
export type DagOverview = Schemas['DagOverview'];
export type GridCell = Schemas['GridCell'];
export type GridTask = Schemas['GridTask'];
export type GridRun = Schemas['GridRun'];
export type DagGrid = Schemas['DagGrid'];
export type GanttTry = Schemas['GanttTry'];
export type GanttRow = Schemas['GanttRow'];
export type RunGantt = Schemas['RunGantt'];
export type CalendarDay = Schemas['CalendarDay'];
export type PlannedRun = Schemas['PlannedRun'];
export type UnpausePreview = Schemas['UnpausePreview'];
export type BackfillProgress = Schemas['BackfillProgress'];
export type BackfillList = Schemas['PageOfOfBackfillProgress'];

export type AirflowRun = airflow['schemas']['DAGRunResponse'];
export type AirflowRunList = airflow['schemas']['DAGRunCollectionResponse'];
export type DryRun = airflow['schemas']['DryRunBackfillCollectionResponse'];

/** Live events. */
export interface RunEvent {
  dagId: string;
  runId: string;
  state: string;
}
