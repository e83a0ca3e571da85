import { createContext, useContext } from 'react';
import type { OutboxRow, SyncView, WorklistView } from '../desk/deskViews.ts';

/** What every screen shows of the whole desk, subscribed once. undefined: the desk has not said it yet. */
export interface FrameViews {
  readonly worklist: WorklistView | undefined;
  readonly sync: SyncView | undefined;
  readonly outbox: readonly OutboxRow[];
}

export const FrameContext = createContext<FrameViews>({ worklist: undefined, sync: undefined, outbox: [] });

export function useFrame(): FrameViews {
  return useContext(FrameContext);
}
