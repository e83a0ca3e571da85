import type { Chart } from '../../../schema/chart/chart.ts';
import type { MirrorStore, OutboxStore, Stored } from '../../../sync/client/ports.ts';
import type { AwayStore } from '../away/awayStore.ts';
import type { Draft } from '../desk.ts';

/** What the desk needs of the workstation's database; `renderer/database` provides it, encrypted. */
export interface DeskDatabase {
  readonly mirror: MirrorStore;
  readonly outbox: OutboxStore;
  /** It was damaged and made anew: the cache is loaded again, the journal brings back what was written here. */
  readonly rebuilt: boolean;
  readChart(chartId: string): Stored<Chart | null>;
  saveDraft(draft: Draft): Stored<null>;
  loadDraft(key: string): Stored<Draft | null>;
  /** Gives the drafts about one chart to another; `join` puts one behind what is there. Answers of what kind they were. */
  moveDrafts(
    fromChartId: string,
    toChartId: string,
    join: (there: string, moved: string) => string,
  ): Stored<readonly string[]>;
  readonly away: Omit<AwayStore, 'moveDrafts'>;
  close(): Promise<void>;
}
