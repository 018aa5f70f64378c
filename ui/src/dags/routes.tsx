import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'dags', lazy: async () => ({ Component: (await import('./DagsPage')).DagsPage }) },
  { path: 'dags/:dagId', lazy: async () => ({ Component: (await import('./DagPage')).DagPage }) },
];
