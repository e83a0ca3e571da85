import { createContext, useContext } from 'react';
import type { AwayView, OutboxRow, SyncView, WorklistView } from '../desk/deskViews.ts';

/** What every screen shows of the whole desk, subscribed once. undefined: the desk has not said it yet. */
export interface FrameViews {
  readonly worklist: WorklistView | undefined;
  readonly sync: SyncView | undefined;
  readonly outbox: readonly OutboxRow[];
  readonly away: AwayView | undefined;
}

export const FrameContext = createContext<FrameViews>({
  worklist: undefined,
  sync: undefined,
  outbox: [],
  away: undefined,
});

export function useFrame(): FrameViews {
  return useContext(FrameContext);
}
