import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, MILLRACE, whenUnauthorized } from './api';
import { SessionContext } from './sessionContext';
import type { Session, SessionState } from './sessionContext';

const key = ['session'];

/** What one user saw is not for the next; the session itself stays, for those who watch it would miss a new one. */
const forget = (client: QueryClient): void => client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [hasEnded, setEnded] = useState(false);
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Session>(`${MILLRACE}/session`, undefined, signal),
    staleTime: 60_000,
    // Until the server answers there is nothing to show: keep asking.
    refetchInterval: (query) => (query.state.status === 'error' ? 3_000 : false),
  });

  useEffect(() => {
    whenUnauthorized(() => {
      // A wrong password is refused in the same way, and ends nothing.
      if (client.getQueryData<Session>(key)?.user) {
        setEnded(true);
        void client.invalidateQueries({ queryKey: key });
      }
    });
  }, [client]);

  const value = useMemo<SessionState>(
    () => ({
      session: data,
      error,
      hasEnded,
      login: async (username, password) => {
        const session = await api.post<Session>(`${MILLRACE}/session`, { username, password });
        forget(client);
        client.setQueryData(key, session);
        setEnded(false);
      },
      logout: async () => {
        await api.delete(`${MILLRACE}/session`);
        setEnded(false);
        forget(client);
        await client.refetchQueries({ queryKey: key });
      },
    }),
    [data, error, hasEnded, client],
  );
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>;
}
