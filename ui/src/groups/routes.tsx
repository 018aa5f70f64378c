import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'groups', lazy: async () => ({ Component: (await import('./GroupsPage')).GroupsPage }) },
  { path: 'groups/:group', lazy: async () => ({ Component: (await import('./GroupPage')).GroupPage }) },
];
