import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refused stays refused; only a lost connection or a server in trouble is worth another try.
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status >= 500 || error.status === 0),
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 4_000),
    },
  },
});
