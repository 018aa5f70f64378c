import type { components } from '../api/millrace';

type Schemas = components['schemas'];

export type GroupSummary = Schemas['GroupRow'];
export type GroupDetails = Schemas['GroupDetailsShape'];
export type GroupHistory = Schemas['GroupHistory'];
export type ResetResult = Schemas['ResetShape'];

export interface GroupList {
  items: GroupSummary[];
  total: number;
}
