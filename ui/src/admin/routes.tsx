import type { RouteObject } from 'react-router';
import { Navigate } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'admin', element: <Navigate to="/admin/health" replace /> },
  { path: 'admin/health', lazy: async () => ({ Component: (await import('./HealthPage')).HealthPage }) },
  { path: 'admin/metrics', lazy: async () => ({ Component: (await import('./MetricsPage')).MetricsPage }) },
  { path: 'admin/settings', lazy: async () => ({ Component: (await import('./SettingsPage')).SettingsPage }) },
  { path: 'admin/configuration', element: <Navigate to="/admin/settings" replace /> },
  { path: 'admin/variables', lazy: async () => ({ Component: (await import('./VariablesPage')).VariablesPage }) },
  { path: 'admin/pools', lazy: async () => ({ Component: (await import('./PoolsPage')).PoolsPage }) },
  { path: 'admin/audit', lazy: async () => ({ Component: (await import('./AuditPage')).AuditPage }) },
  { path: 'admin/users', lazy: async () => ({ Component: (await import('./UsersPage')).UsersPage }) },
];
