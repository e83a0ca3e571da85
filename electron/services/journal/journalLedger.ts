import type { JournalRecord } from './journalText.ts';

const DAY_MS = 86_400_000;
/** After so long a silence it is likelier that the clock was set than that nobody worked, and acts must not age by it. */
const LONGEST_PAUSE_MS = 35 * DAY_MS;
const LONG_PAUSE_COUNTS_MS = 7 * DAY_MS;

type ActState = {
  readonly outcome: 'unsettled' | 'accepted' | 'conflict' | 'refused';
  /** Age of the journal when it was settled. */
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
  /** Accepted longer ago than that; or than the other, and in the server's off-site backup since. Milliseconds. */
  mayGo(id: string, keep: { readonly accepted: number; readonly durable: number }, now: number): boolean;
}

export function journalLedger(): JournalLedger {
  const acts = new Map<string, ActState>();
  let durableThrough = 0;
  let age = 0;
  let lastAt: number | null = null;
  /** By the clock, as far as it can be believed: a start with a clock that is years fast must not end what was kept for a restore. */
  const ageAt = (at: number): number => {
    const pause = lastAt === null ? 0 : Math.max(0, at - lastAt);
    return age + (pause > LONGEST_PAUSE_MS ? LONG_PAUSE_COUNTS_MS : pause);
  };
  return {
    note({ at, entry }) {
      age = ageAt(at);
      lastAt = at;
      switch (entry.line) {
        case 'settled':
          acts.set(entry.id, { outcome: entry.outcome, settledAt: age, seq: entry.seq });
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
    mayGo(id, keep, now) {
      const act = acts.get(id);
      if (act?.outcome !== 'accepted') return false;
      const since = ageAt(now) - act.settledAt;
      return since > keep.accepted || (act.seq <= durableThrough && since > keep.durable);
    },
  };
}

function isUnsent({ outcome }: ActState): boolean {
  return outcome === 'unsettled' || outcome === 'refused';
}
