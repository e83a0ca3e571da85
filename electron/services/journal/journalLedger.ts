import type { JournalRecord } from './journalText.ts';

type ActState = {
  readonly outcome: 'unsettled' | 'accepted' | 'conflict' | 'refused';
  readonly settledAt: number;
  readonly seq: number;
};

const unsettled: ActState = {
  outcome: 'unsettled',
  settledAt: Number.POSITIVE_INFINITY,
  seq: Number.POSITIVE_INFINITY,
};

/** Which acts of a journal the server has, which it refused, which it was never known to get. */
export interface JournalLedger {
  note(record: JournalRecord): void;
  /** Acts that would be lost with this profile: not settled, or refused and not yet looked at by a person. */
  unsent(): number;
  isUnsent(id: string): boolean;
  /** Accepted before that moment; or before the other one, and in the server's off-site backup since. */
  mayGo(id: string, before: { readonly accepted: number; readonly durable: number }): boolean;
}

export function journalLedger(): JournalLedger {
  const acts = new Map<string, ActState>();
  let durableThrough = 0;
  return {
    note({ at, entry }) {
      switch (entry.line) {
        case 'settled':
          acts.set(entry.id, { outcome: entry.outcome, settledAt: at, seq: entry.seq });
          return;
        case 'act':
          if (!acts.has(entry.id)) acts.set(entry.id, unsettled);
          return;
        case 'durable':
          durableThrough = entry.through;
          return;
        case 'restored':
          // Nobody knows what the restored server still has: all is sent again, and its numbers begin anew.
          for (const id of acts.keys()) acts.set(id, unsettled);
          durableThrough = 0;
      }
    },
    unsent: () => [...acts.values()].filter(isUnsent).length,
    isUnsent: (id) => isUnsent(acts.get(id) ?? unsettled),
    mayGo(id, before) {
      const act = acts.get(id);
      if (act?.outcome !== 'accepted') return false;
      return act.settledAt < before.accepted || (act.seq <= durableThrough && act.settledAt < before.durable);
    },
  };
}

function isUnsent({ outcome }: ActState): boolean {
  return outcome === 'unsettled' || outcome === 'refused';
}
