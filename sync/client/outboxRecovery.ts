import type { PushItem } from '../../schema/wire/push.ts';
import type { Result } from '../../schema/result.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import type { Journal, OutboxStore, StorageFailure, Timer } from './ports.ts';
import { instantOf } from './pushDriver.ts';

interface Ports {
  readonly outbox: OutboxStore;
  readonly journal: Journal;
  readonly timer: Timer;
}

const broken = { ok: false, error: { kind: 'unavailable' } } as const;

/** Brings outbox and journal together: at the start, and when a restored server must get everything again. */
export function createOutboxRecovery({ outbox, journal, timer }: Ports) {
  let lastOrder = 0;
  let failure: StorageFailure['kind'] | null = null;
  let unreadable = 0;

  const entriesFor = (items: readonly PushItem[]): readonly OutboxEntry[] =>
    items.map((item) => ({ item, order: ++lastOrder, progress: { step: 'onThisWorkstation' }, progressAt: instantOf(timer.wallMs()) }));

  return {
    entriesFor,
    failure: () => failure,
    unreadable: () => unreadable,

    /**
     * The outbox as it should be: what it holds, and every act of the journal that no answer settled. A refused act comes
     * back unsent when its row was lost: the server gives the same refusal again, with its reason.
     */
    async load(): Promise<readonly OutboxEntry[]> {
      const stored = await outbox.readAll().catch(() => broken);
      const written = await journal.readAll().catch(() => broken);
      failure = !written.ok ? written.error.kind : !stored.ok ? stored.error.kind : null;
      const entries = stored.ok ? stored.value : [];
      lastOrder = Math.max(lastOrder, ...entries.map(({ order }) => order));
      if (!written.ok) return entries;
      unreadable = written.value.unreadable;
      const held = new Set(entries.map(({ item }) => item.document.id));
      const settled = new Set(written.value.settled.filter(({ outcome }) => outcome !== 'refused').map(({ id }) => id));
      const lost = entriesFor(written.value.acts.filter(({ document }) => !held.has(document.id) && !settled.has(document.id)));
      const journaled = new Set(written.value.acts.map(({ document }) => document.id));
      const unwritten = entries.filter(({ item }) => !journaled.has(item.document.id)).map(({ item }) => item);
      if (lost.length > 0) note(await outbox.put(lost).catch(() => broken));
      // A crash between the two writes: nobody was told that it was saved, but what exists is kept in both.
      if (unwritten.length > 0) note(await journal.append(unwritten).catch(() => broken));
      return [...entries, ...lost];
    },

    /** Every act of the journal that the outbox no longer holds, as unsent, and on the disk. */
    async replay(present: readonly OutboxEntry[]): Promise<Result<readonly OutboxEntry[], StorageFailure>> {
      const written = await journal.readAll().catch(() => broken);
      if (!written.ok) return written;
      unreadable = written.value.unreadable;
      const held = new Set(present.map(({ item }) => item.document.id));
      const again = entriesFor(written.value.acts.filter(({ document }) => !held.has(document.id)));
      if (again.length === 0) return { ok: true, value: [] };
      const stored = await outbox.put(again).catch(() => broken);
      return stored.ok ? { ok: true, value: again } : stored;
    },
  };

  function note(result: Result<null, StorageFailure>): void {
    if (!result.ok) failure = result.error.kind;
  }
}
