import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice';
import { Loading } from './Loading';

interface Properties<T> {
  query: UseQueryResult<T>;
  what: string;
  height?: number | string;
  children: (data: T) => ReactNode;
}

/** The three faces of a query: its data once there is some (kept while newer data is fetched), else the error, else its place. */
export function QueryView<T>({ query, what, height, children }: Properties<T>) {
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error) {
    return <ErrorNotice error={query.error} what={what} onRetry={() => void query.refetch()} />;
  }
  return <Loading what={what} height={height} />;
}
