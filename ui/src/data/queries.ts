import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, MILLRACE, segment } from '../app/api';
import type { Query } from '../app/api';
import type { CollectionDetails, CollectionList, DatabaseList, DocumentItem, DocumentPage, IndexList, PlanShape, SchemaShape } from './types';

const REFRESH_MS = 10_000;

export const collectionUrl = (database: string, collection: string) =>
  `${MILLRACE}/databases/${segment(database)}/collections/${segment(collection)}`;

export const collectionPath = (database: string, collection: string) => `/data/${segment(database)}/${segment(collection)}`;

export function useDatabases() {
  return useQuery({
    queryKey: ['databases'],
    queryFn: ({ signal }) => api.get<DatabaseList>(`${MILLRACE}/databases`, { limit: 1000 }, signal),
    refetchInterval: REFRESH_MS,
  });
}

export function useCollections(database: string, query: Query) {
  return useQuery({
    queryKey: ['collections', database, query],
    queryFn: ({ signal }) => api.get<CollectionList>(`${MILLRACE}/databases/${segment(database)}/collections`, query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

export function useCollection(database: string, collection: string) {
  return useQuery({
    queryKey: ['collection', database, collection],
    queryFn: ({ signal }) => api.get<CollectionDetails>(collectionUrl(database, collection), undefined, signal),
    refetchInterval: REFRESH_MS,
  });
}

export function useIndexes(database: string, collection: string) {
  return useQuery({
    queryKey: ['indexes', database, collection],
    queryFn: ({ signal }) => api.get<IndexList>(`${collectionUrl(database, collection)}/indexes`, { limit: 1000 }, signal),
    refetchInterval: REFRESH_MS,
  });
}

export function useSchema(database: string, collection: string) {
  return useQuery({
    queryKey: ['schema', database, collection],
    queryFn: ({ signal }) => api.get<SchemaShape>(`${collectionUrl(database, collection)}/schema`, undefined, signal),
    staleTime: 60_000,
  });
}

export function useDocuments(database: string, collection: string, query: Query) {
  return useQuery({
    queryKey: ['documents', database, collection, query],
    queryFn: ({ signal }) => api.get<DocumentPage>(`${collectionUrl(database, collection)}/documents`, query, signal),
    placeholderData: (previous, before) => (before?.queryKey[2] === collection && before.queryKey[1] === database ? previous : undefined),
    // What was refused stays refused until the query is another.
    refetchInterval: (query) => (query.state.error ? false : REFRESH_MS),
  });
}

export function useDocument(database: string, collection: string, id: string | null) {
  return useQuery({
    queryKey: ['document', database, collection, id],
    queryFn: ({ signal }) => api.get<DocumentItem>(`${collectionUrl(database, collection)}/document`, { id }, signal),
    enabled: id !== null,
  });
}

export function useExplain(database: string, collection: string, query: Query) {
  return useQuery({
    queryKey: ['explain', database, collection, query],
    queryFn: ({ signal }) => api.get<PlanShape>(`${collectionUrl(database, collection)}/explain`, query, signal),
  });
}
