import { createBrowserRouter } from 'react-router';
import type { RouteObject } from 'react-router';
import { NotFoundPage } from './NotFoundPage';
import { RouteError } from './RouteError';
import { Shell } from './Shell';

/** Each feature folder lists its pages in routes.tsx; the pages themselves load when first opened. */
const features = import.meta.glob<{ routes: RouteObject[] }>('../*/routes.tsx', { eager: true });

export const router = createBrowserRouter([
  {
    path: 'login',
    errorElement: <RouteError />,
    lazy: async () => ({ Component: (await import('../login/LoginPage')).LoginPage }),
    hydrateFallbackElement: <></>,
  },
  {
    path: '/',
    element: <Shell />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <RouteError />,
        children: [...Object.values(features).flatMap((feature) => feature.routes), { path: '*', element: <NotFoundPage /> }],
      },
    ],
  },
]);
