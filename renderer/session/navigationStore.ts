import { create } from 'zustand';
import type { WorklistFilter } from '../desk/deskViews.ts';

export type Place =
  | { readonly screen: 'worklist' }
  | { readonly screen: 'chart'; readonly chartId: string }
  | { readonly screen: 'interventions' };

interface NavigationStore {
  readonly place: Place;
  readonly wardId: string | null;
  readonly filter: WorklistFilter;
  readonly words: string;
  /** The row under the pharmacist's eye; kept while a chart is open, so that going back loses nothing. */
  readonly selectedChartId: string | null;
  readonly go: (place: Place) => void;
  readonly openChart: (chartId: string) => void;
  readonly select: (chartId: string | null) => void;
  readonly setWard: (wardId: string | null) => void;
  readonly setFilter: (filter: WorklistFilter) => void;
  readonly setWords: (words: string) => void;
  readonly reset: () => void;
}

const START = {
  place: { screen: 'worklist' },
  wardId: null,
  filter: 'toReview',
  words: '',
  selectedChartId: null,
} as const;

/** Where the pharmacist is. Held in memory, never in an address: an address would carry the patient's id into logs. */
export const useNavigation = create<NavigationStore>()((set) => ({
  ...START,
  go: (place) => set({ place }),
  openChart: (chartId) => set({ place: { screen: 'chart', chartId }, selectedChartId: chartId }),
  select: (selectedChartId) => set({ selectedChartId }),
  setWard: (wardId) => set({ wardId, place: { screen: 'worklist' }, selectedChartId: null }),
  setFilter: (filter) => set({ filter }),
  setWords: (words) => set({ words }),
  reset: () => set(START),
}));
