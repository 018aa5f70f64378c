import { Navigate } from 'react-router';
import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'analytics', element: <Navigate to="/analytics/demographics" replace /> },
  { path: 'analytics/demographics', lazy: async () => ({ Component: (await import('./DemographicsPage')).DemographicsPage }) },
  { path: 'analytics/geolocation', lazy: async () => ({ Component: (await import('./GeolocationPage')).GeolocationPage }) },
  { path: 'analytics/timezones', lazy: async () => ({ Component: (await import('./TimeZonesPage')).TimeZonesPage }) },
];
