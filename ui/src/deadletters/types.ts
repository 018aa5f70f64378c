import type { components } from '../api/millrace';

type Schemas = components['schemas'];

export type Letter = Schemas['LetterRow'];
export type LetterDetails = Schemas['LetterDetails'];
export type LetterSummary = Schemas['LetterSummary'];
export type ReplayResult = Schemas['ReplayResult'];

export interface LetterList {
  items: Letter[];
  total: number;
}
