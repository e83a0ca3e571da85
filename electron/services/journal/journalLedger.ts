import type { JournalRecord } from './journalText.ts';

type ActState = { outcome: 'unsettled' | 'accepted' | 'conflict' | 'refused'; settledAt: number | null };

/** Which acts of a journal the server has, which it refused, which it was never known to get. */
export interface JournalLedger {
  note(record: JournalRecord): void;
  /** Acts that would be lost with this profile: not settled, or refused and not yet looked at by a person. */
  unsent(): number;
  /** Settled as accepted before that moment: the server and its backups have it. */
  isAcceptedBefore(id: string, moment: number): boolean;
}

export function journalLedger(): JournalLedger {
  const acts = new Map<string, ActState>();
  return {
    note({ at, entry }) {
      if (entry.line === 'settled') acts.set(entry.id, { outcome: entry.outcome, settledAt: at });
      else if (!acts.has(entry.id)) acts.set(entry.id, { outcome: 'unsettled', settledAt: null });
    },
    unsent: () => [...acts.values()].filter(({ outcome }) => outcome === 'unsettled' || outcome === 'refused').length,
    isAcceptedBefore(id, moment) {
      const act = acts.get(id);
      return act !== undefined && act.outcome === 'accepted' && act.settledAt !== null && act.settledAt < moment;
    },
  };
}
