import { runningFamilies } from '../../../clinical/knowledge/runningFamilies.ts';
import type { Instant } from '../../../schema/instant.ts';
import type { HonestState } from '../../../sync/client/honestState.ts';
import type { DiskForecast } from '../disk/diskForecast.ts';
import type { SyncView } from '../deskViews.ts';
import type { PeerCounts } from '../peers/peerBook.ts';
import type { KnowledgeState } from '../knowledgeState.ts';

/** The honest state of the copies together with that of the knowledge: both decide what the screen may promise. */
export function syncView(
  honest: HonestState,
  knowledge: KnowledgeState,
  peers: PeerCounts,
  disk: DiskForecast | null,
  now: Instant,
): SyncView {
  const today = now.slice(0, 10);
  return {
    ...honest,
    peers,
    disk,
    reasons: knowledge.failure === null ? honest.reasons : [...honest.reasons, knowledge.failure],
    knowledge: knowledge.packs.map(({ id, version, effectiveDate, expiryDate }) => ({
      packId: id,
      version,
      effectiveDate,
      expired: expiryDate < today,
    })),
    familiesRunning: knowledge.packs.length === 0 ? [] : runningFamilies,
    knowledgeFailure: knowledge.failure,
  };
}
