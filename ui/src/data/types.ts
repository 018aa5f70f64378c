import type { components } from '../api/millrace';

type Schemas = components['schemas'];

export type DatabaseSummary = Schemas['DatabaseSummary'];
export type DatabaseList = Schemas['PageOfOfDatabaseSummary'];
export type CollectionSummary = Schemas['CollectionSummary'];
export type CollectionList = Schemas['PageOfOfCollectionSummary'];
export type CollectionDetails = Schemas['CollectionDetails'];
export type IndexShape = Schemas['IndexShape'];
export type IndexList = Schemas['PageOfOfIndexShape'];
export type SchemaShape = Schemas['SchemaShape'];
export type FieldShape = Schemas['FieldShape'];
export type PlanShape = Schemas['PlanShape'];
export type PlanStage = Schemas['PlanStage'];

/** Extended JSON. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json | undefined;
}

export type DocumentItem = Omit<Schemas['DocumentItem'], 'document'> & { document: JsonObject };
export type DocumentPage = Omit<Schemas['DocumentPage'], 'items'> & { items: DocumentItem[] };
