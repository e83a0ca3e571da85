import { create } from 'zustand';

/** The answer being given: to which finding, and how. One at a time on the whole desk. */
export interface Answering {
  readonly chartId: string;
  /** null: an intervention that no finding asked for. */
  readonly findingKey: string | null;
  readonly how: 'monitor' | 'reason' | 'intervention';
  readonly orderIds: readonly string[];
}

interface AnsweringStore {
  readonly answering: Answering | null;
  readonly begin: (answering: Answering) => void;
  readonly end: () => void;
}

export const useAnswering = create<AnsweringStore>()((set) => ({
  answering: null,
  begin: (answering) => set({ answering }),
  end: () => set({ answering: null }),
}));
