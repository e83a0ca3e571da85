import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { createSessionStore, SessionStore } from './sessionStore.ts';

export const SessionContext = createContext<ReturnType<typeof createSessionStore> | null>(null);

export function useSession<T>(select: (session: SessionStore) => T): T {
  const store = useContext(SessionContext);
  if (store === null) throw new Error('useSession is used outside its SessionContext');
  return useStore(store, select);
}
