import type { components } from '../api/millrace';

type Schemas = components['schemas'];

export type TopicSummary = Schemas['TopicRow'];
export type TopicDetails = Schemas['TopicDetails'];
export type TopicPoint = Schemas['TopicPoint'];
export type TopicHistory = Schemas['TopicHistory'];
export type RecordRow = Schemas['RecordRow'];
export type RecordList = Schemas['RecordList'];
export type RecordDetails = Schemas['RecordDetails'];
export type DocumentLink = Schemas['DocumentLink'];
export type Setting = Schemas['SettingRow'];

/** Where a record was written. */
export interface ProducedRecord {
  topic: string;
  partition: number;
  offset: number;
  timestamp: string;
}

export interface Page<T> {
  items: T[];
  total: number;
}
