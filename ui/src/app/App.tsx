import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { LiveEventsProvider } from './LiveEvents';
import { NoticesProvider } from './Notices';
import { queryClient } from './queryClient';
import { router } from './router';
import { SessionProvider } from './Session';
import { styleNonce } from './styleNonce';
import { cssVariables, theme } from './theme';

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <NoticesProvider>
          <SessionProvider>
            <LiveEventsProvider>
              <RouterProvider router={router} />
            </LiveEventsProvider>
          </SessionProvider>
        </NoticesProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
