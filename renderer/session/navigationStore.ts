import { create } from 'zustand';
import type { WorklistFilter } from '../desk/deskViews.ts';

export type Place =
  | { readonly screen: 'worklist' }
  | { readonly screen: 'chart'; readonly chartId: string; readonly at?: ChartPlace }
  | { readonly screen: 'interventions' }
  | { readonly screen: 'away' };

/** What of a chart to begin with, where a list led to it. */
export interface ChartPlace {
  readonly orderId: string | null;
  readonly findingKey: string | null;
}

interface NavigationStore {
  readonly place: Place;
  readonly wardId: string | null;
  readonly filter: WorklistFilter;
  readonly words: string;
  /** The row under the pharmacist's eye; kept while a chart is open, so that going back loses nothing. */
  readonly selectedChartId: string | null;
  /** The patients to go through with "next", as the worklist ranked them when the first of them was opened from it. */
  readonly round: readonly string[];
  /** Where the round stands while a patient outside it is looked at. */
  readonly roundAt: string | null;
  readonly go: (place: Place) => void;
  /** With `round` a round begins; without it the one begun goes on. */
  readonly openChart: (chartId: string, round?: readonly string[], at?: ChartPlace) => void;
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
  round: [],
  roundAt: null,
} as const;

/** Where the pharmacist is. Held in memory, never in an address: an address would carry the patient's id into logs. */
export const useNavigation = create<NavigationStore>()((set) => ({
  ...START,
  go: (place) => set({ place }),
  openChart: (chartId, begun, at) =>
    set((before) => {
      const round = begun ?? before.round;
      const roundAt = round.includes(chartId) ? chartId : begun === undefined ? before.roundAt : null;
      const place: Place = { screen: 'chart', chartId, ...(at === undefined ? {} : { at }) };
      return { place, selectedChartId: chartId, round, roundAt };
    }),
  select: (selectedChartId) => set({ selectedChartId }),
  setWard: (wardId) => set({ wardId, place: { screen: 'worklist' }, selectedChartId: null, round: [], roundAt: null }),
  setFilter: (filter) => set({ filter }),
  setWords: (words) => set({ words }),
  reset: () => set(START),
}));
