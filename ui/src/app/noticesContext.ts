import { createContext, useContext } from 'react';

export interface Notices {
  done: (text: string) => void;
  failed: (error: unknown) => void;
}

export const NoticesContext = createContext<Notices | null>(null);

export function useNotices(): Notices {
  const value = useContext(NoticesContext);
  if (!value) {
    throw new Error('useNotices needs NoticesProvider above it.');
  }
  return value;
}
