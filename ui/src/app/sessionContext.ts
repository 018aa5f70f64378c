import { createContext, useContext } from 'react';

export type Role = 'viewer' | 'operator' | 'admin';
export interface Session {
  authentication: 'none' | 'password';
  user: { name: string; role: Role } | null;
  csrf: string | null;
  version: string;
}

export interface SessionState {
  session: Session | undefined;
  error: Error | null;
  /** Whether a login that was valid is no longer, without a logout: it ran out, or an admin ended it. */
  hasEnded: boolean;
  login: (username: string, password: string) => Promise<void>;
  logout: () => Promise<void>;
}

export const SessionContext = createContext<SessionState | null>(null);

export function useSession(): SessionState {
  const value = useContext(SessionContext);
  if (!value) {
    throw new Error('useSession needs SessionProvider above it.');
  }
  return value;
}

const ranks: Record<Role, number> = { viewer: 0, operator: 1, admin: 2 };

/** Whether the user may do what needs this role. The server decides; pages only avoid offering what it would refuse. */
export function useMay(role: Role): boolean {
  const { session } = useSession();
  return session?.user ? ranks[session.user.role] >= ranks[role] : false;
}
