import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'dead-letters', lazy: async () => ({ Component: (await import('./DeadLettersPage')).DeadLettersPage }) },
];
