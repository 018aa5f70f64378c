import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'data', lazy: async () => ({ Component: (await import('./DataPage')).DataPage }) }];
