import { createContext, useContext } from 'react';
import type { User } from '../../schema/wire/session.ts';
import type { Desk } from '../desk/desk.ts';

export interface OpenDesk {
  readonly desk: Desk;
  readonly user: User;
}

export const DeskContext = createContext<OpenDesk | null>(null);

/** The desk and its user; every screen behind the unlock has both. */
export function useDesk(): OpenDesk {
  const open = useContext(DeskContext);
  if (open === null) throw new Error('useDesk is used outside an open desk');
  return open;
}
