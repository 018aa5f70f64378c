import type { components as Airflow } from '../api/airflow';
import type { components as Millrace } from '../api/millrace';

type A = Airflow['schemas'];
type M = Millrace['schemas'];

export type Health = M['HealthShape'];
export type HealthPart = M['HealthPart'];
export type Process = M['ProcessStatus'];
export type Metric = M['MetricShape'];
export type MetricSeries = M['MetricSeriesShape'];
export type MetricPage = M['MetricPage'];
export type Setting = M['SettingInForce'];
export type User = M['UserShape'];
export type Variable = A['VariableResponse'];
export type Variables = A['VariableCollectionResponse'];
export type Pool = A['PoolResponse'];
export type Pools = A['PoolCollectionResponse'];
export type EventLog = A['EventLogResponse'];
export type EventLogs = A['EventLogCollectionResponse'];

export interface Page<T> {
  items: T[];
  total: number;
}
