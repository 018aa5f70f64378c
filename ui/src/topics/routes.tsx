import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'topics', lazy: async () => ({ Component: (await import('./TopicsPage')).TopicsPage }) },
  { path: 'topics/:topic', lazy: async () => ({ Component: (await import('./TopicPage')).TopicPage }) },
];
