import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'runs', lazy: async () => ({ Component: (await import('./RunsPage')).RunsPage }) },
  { path: 'dags/:dagId/runs/:runId', lazy: async () => ({ Component: (await import('./RunPage')).RunPage }) },
  { path: 'dags/:dagId/runs/:runId/tasks/:taskId', lazy: async () => ({ Component: (await import('./TaskPage')).TaskPage }) },
];
