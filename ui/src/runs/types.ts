import type { components as airflow } from '../api/airflow';
import type { components } from '../api/millrace';

type Airflow = airflow['schemas'];
type Schemas = components['schemas'];

export type DagRun = Airflow['DAGRunResponse'];
export type DagRunList = Airflow['DAGRunCollectionResponse'];
export type TaskInstance = Airflow['TaskInstanceResponse'];
export type TaskInstanceList = Airflow['TaskInstanceCollectionResponse'];
export type EventLog = Airflow['EventLogResponse'];
export type EventLogList = Airflow['EventLogCollectionResponse'];
export type XComEntry = Airflow['XComResponse'] & { value?: unknown };
export type XComList = Omit<Airflow['XComCollectionResponse'], 'xcom_entries'> & { xcom_entries: XComEntry[] };
export type LogPortion = Airflow['TaskInstancesLogResponse'];

export type RunTask = Schemas['RunTask'];
/** What a run was given and what its tasks read. */
export type RunDetails = Omit<Schemas['RunDetails'], 'conf' | 'params'> & { conf: Record<string, unknown>; params: Record<string, unknown> };
export type TaskTry = Schemas['TryShape'];
export type TaskShape = Schemas['TaskShape'];
export type TaskDetails = Schemas['TaskDetails'];
