import type { components } from '../api/millrace';

type Schemas = components['schemas'];

export type Overview = Schemas['Overview'];
export type PipelineStatus = Schemas['PipelineStatus'];
export type StageStatus = Schemas['StageStatus'];
export type PartStatus = Schemas['PartStatus'];
export type PipelineHistory = Schemas['PipelineHistory'];
export type HistoryPoint = Schemas['HistoryPoint'];
export type RecentRun = Schemas['RecentRun'];
export type EventShape = Schemas['EventShape'];
export type StageName = 'source' | 'topic' | 'store' | 'views';
