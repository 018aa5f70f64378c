import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'data', lazy: async () => ({ Component: (await import('./DataPage')).DataPage }) },
  { path: 'data/:database', lazy: async () => ({ Component: (await import('./DatabasePage')).DatabasePage }) },
  { path: 'data/:database/:collection', lazy: async () => ({ Component: (await import('./CollectionPage')).CollectionPage }) },
];
