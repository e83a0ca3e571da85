import { create } from 'zustand';

/** The one thing that may lie over the screen, opened from several places. */
export type OpenPanel = 'none' | 'palette' | 'shortcuts' | 'sync' | 'disagreements' | 'correction';

export const useOpenPanel = create<{ readonly panel: OpenPanel; readonly open: (panel: OpenPanel) => void }>()(
  (set) => ({
    panel: 'none',
    open: (panel) => set({ panel }),
  }),
);
