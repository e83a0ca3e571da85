import type { PushItem } from '../../schema/wire/push.ts';
import type { Result } from '../../schema/result.ts';
import { isAnswered, type OutboxEntry } from './outboxEntry.ts';
import type { Journal, OutboxStore, Settlement, Stored, StorageFailure, Timer } from './ports.ts';
import { instantOf } from './pushDriver.ts';

interface Ports {
  readonly outbox: OutboxStore;
  readonly journal: Journal;
  readonly timer: Timer;
}

const broken = { ok: false, error: { kind: 'unavailable' } } as const;

/** Brings memory, outbox and journal together: at the start, after a failed write, and when a restored server wants all again. */
export function createOutboxRecovery({ outbox, journal, timer }: Ports) {
  let lastOrder = 0;
  let failure: StorageFailure['kind'] | null = null;
  let unreadable = 0;
  let hadActs = false;

  const entriesFor = (items: readonly PushItem[]): readonly OutboxEntry[] =>
    items.map((item) => ({
      item,
      order: ++lastOrder,
      progress: { step: 'onThisWorkstation' },
      progressAt: instantOf(timer.wallMs()),
    }));

  return {
    entriesFor,
    /** The last failed write or read that `reconcile` has not made good yet. */
    failure: () => failure,
    failed: ({ kind }: StorageFailure): void => void (failure = kind),
    unreadable: () => unreadable,
    journalHadActs: () => hadActs,

    /**
     * Answers the entries that memory lacks, and writes what outbox or journal lack. An act of the journal that no answer
     * settled comes back unsent; so does a refused one whose row was lost, and the server gives its refusal again.
     */
    async reconcile(present: readonly OutboxEntry[]): Promise<readonly OutboxEntry[]> {
      const stored = await outbox.readAll().catch(() => broken);
      const written = await journal.readAll().catch(() => broken);
      failure = !written.ok ? written.error.kind : !stored.ok ? stored.error.kind : null;
      const rows = stored.ok ? stored.value : [];
      const known = new Map([...rows, ...present].map((entry) => [entry.item.document.id, entry]));
      lastOrder = Math.max(lastOrder, ...rows.map(({ order }) => order));
      if (!written.ok) return rows;
      unreadable = written.value.unreadable;
      hadActs = written.value.acts.length > 0;
      const settled = new Set(written.value.settled.filter(({ outcome }) => outcome !== 'refused').map(({ id }) => id));
      const lost = entriesFor(
        written.value.acts.filter(({ document }) => !known.has(document.id) && !settled.has(document.id)),
      );
      if (stored.ok) await write(outbox.put, [...differing(known, rows), ...lost]);
      const journaled = new Set(written.value.acts.map(({ document }) => document.id));
      // A crash between the two writes: nobody was told that it was saved, but what exists is kept in both.
      await write(
        journal.append,
        [...known.values()].map(({ item }) => item).filter(({ document }) => !journaled.has(document.id)),
      );
      await write(
        journal.settle,
        [...known.values()].flatMap((entry) => (settled.has(entry.item.document.id) ? [] : settlementsOf(entry))),
      );
      return [...rows, ...lost];
    },

    /**
     * Every act of the journal that the outbox no longer holds, as unsent, and on the disk. What an earlier epoch had answered is
     * unsent on the disk too before this resolves, in outbox and journal: a crash after the new epoch was noted must not
     * find the old answers, and numbers of the old epoch must not be measured against backups of the new one.
     */
    async replay(
      epoch: string,
      present: readonly OutboxEntry[],
    ): Promise<Result<readonly OutboxEntry[], StorageFailure>> {
      const marked = (await journal.note?.({ line: 'restored', epoch }).catch(() => broken)) ?? { ok: true };
      if (!marked.ok) return marked;
      const written = await journal.readAll().catch(() => broken);
      if (!written.ok) return written;
      unreadable = written.value.unreadable;
      const held = new Set(present.map(({ item }) => item.document.id));
      const again = entriesFor(written.value.acts.filter(({ document }) => !held.has(document.id)));
      const reset = present
        .filter(({ progress }) => isAnswered(progress))
        .map((entry): OutboxEntry => ({ ...entry, progress: { step: 'onThisWorkstation' } }));
      if (again.length + reset.length === 0) return { ok: true, value: [] };
      const stored = await outbox.put([...reset, ...again]).catch(() => broken);
      return stored.ok ? { ok: true, value: again } : stored;
    },
  };

  async function write<T>(how: (list: readonly T[]) => Stored<null>, list: readonly T[]): Promise<void> {
    if (list.length === 0) return;
    const result = await how(list).catch(() => broken);
    if (!result.ok) failure = result.error.kind;
  }
}

/** What memory knows better than the disk. */
function differing(known: ReadonlyMap<string, OutboxEntry>, rows: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const onDisk = new Map(rows.map((entry) => [entry.item.document.id, entry.progress]));
  return [...known].filter(([id, { progress }]) => onDisk.get(id)?.step !== progress.step).map(([, entry]) => entry);
}

function settlementsOf({ item, progress }: OutboxEntry): readonly Settlement[] {
  if (!isAnswered(progress) || !('seq' in progress)) return [];
  const outcome = progress.step === 'conflict' ? 'conflict' : 'accepted';
  return [{ line: 'settled', id: item.document.id, outcome, seq: progress.seq }];
}
