import type { Result } from '../../schema/result.ts';
import {
  documentTypeOf,
  type DocumentType,
  type MirrorDocument,
  type MirrorItem,
} from '../../sync/client/mirrorItem.ts';
import type { MirrorPosition, MirrorStore, Stored, StorageFailure } from '../../sync/client/ports.ts';
import type { Sha256 } from '../../sync/sha256.ts';
import { createMirrorIndex } from './mirrorIndex.ts';
import type { Row } from './rowSchema.ts';
import type { RowStore } from './rowStore.ts';
import type { StoreQueue } from './storeQueue.ts';

const TYPES: readonly DocumentType[] = ['ward', 'chart', 'event', 'state'];
const POSITION = 'mirror';
/** Rows per transaction: large enough to be quick, small enough to answer within the queue's deadline on a slow disk. */
const WRITE_ROWS = 250;
const READ_ROWS = 250;

interface StoredPosition {
  readonly position: MirrorPosition;
  /** How many documents there were, so that a start notices when fewer come back. */
  readonly rows: number;
}

export type MirrorRows = Readonly<Record<DocumentType, RowStore>>;

/** The mirror on RxDB. Damaged rows are counted and make the next digest fail as corrupt, so that all is pulled anew. */
export async function createMirrorStore(
  rows: MirrorRows,
  checkpoints: RowStore,
  queue: StoreQueue,
  sha256: Sha256,
): Stored<MirrorStore & { readChart(id: string): Stored<MirrorDocument | null> }> {
  const index = createMirrorIndex(sha256);
  const damaged = new Set<string>();
  /** Rows that the last stored position counted and that are not there: the engine lost a file, and says nothing. */
  let missing = 0;

  const writePosition = async (position: MirrorPosition): Stored<null> => {
    const row: Row = {
      id: POSITION,
      wardId: '-',
      kind: 'position',
      seq: position.checkpoint.seq,
      generation: position.generation,
      content: { position, rows: index.size() },
    };
    const written = await queue.run(() => checkpoints.put([row]));
    if (!written.ok) return written;
    missing = 0;
    await index.useGeneration(position.generation);
    return { ok: true, value: null };
  };

  async function readStored(): Stored<StoredPosition | null> {
    const read = await queue.run(() => checkpoints.get([POSITION]));
    if (!read.ok) return read;
    const row = read.value[0];
    if (row === undefined) return { ok: true, value: null };
    return row.content === null ? corrupt : { ok: true, value: row.content as StoredPosition };
  }

  async function storePart(type: DocumentType, part: readonly Row[]): Stored<null> {
    // The index knows every row: a first load, where all are new, looks nothing up.
    const written = await queue.run(() => rows[type].put(part, (id) => !index.has(type, id)));
    if (!written.ok) return written;
    for (const { id } of part) damaged.delete(`${type}:${id}`);
    await index.put(part.map(({ id, wardId, kind, seq, generation }) => ({ type, id, wardId, kind, seq, generation })));
    return { ok: true, value: null };
  }

  async function removeRows(gone: readonly { readonly type: DocumentType; readonly id: string }[]): Stored<null> {
    for (const type of TYPES) {
      const ids = gone.filter((row) => row.type === type).map(({ id }) => id);
      for (let at = 0; at < ids.length; at += 2000) {
        const part = ids.slice(at, at + 2000);
        const removed = await queue.run(() => rows[type].remove(part));
        if (!removed.ok) return removed;
        for (const id of part) {
          index.forget(type, id);
          damaged.delete(`${type}:${id}`);
        }
      }
    }
    return { ok: true, value: null };
  }

  async function sweep(
    leaves: Parameters<typeof index.matching>[0],
  ): Stored<readonly { readonly type: DocumentType; readonly id: string }[]> {
    const gone = index.matching(leaves).map(({ type, id }) => ({ type, id }));
    const removed = await removeRows(gone);
    return removed.ok ? { ok: true, value: gone } : removed;
  }

  const opened = (type: DocumentType, page: readonly Row[]): readonly MirrorDocument[] =>
    page.flatMap(({ id, content }) => {
      if (content !== null) return [content as MirrorDocument];
      damaged.add(`${type}:${id}`);
      return [];
    });

  const store: MirrorStore & { readChart(id: string): Stored<MirrorDocument | null> } = {
    async readPosition() {
      const read = await readStored();
      return read.ok ? { ok: true, value: read.value?.position ?? null } : read;
    },
    writePosition,
    async apply(items, position) {
      await index.useGeneration(position.generation);
      const removed = await removeRows(
        items.filter(({ type }) => type === 'removed').map((item) => ({ type: documentTypeOf(item), id: item.id })),
      );
      if (!removed.ok) return removed;
      for (const type of TYPES) {
        const kept = items.filter(
          (item): item is MirrorDocument => item.type !== 'removed' && documentTypeOf(item) === type,
        );
        const part = kept.map((item) => rowFrom(item, position.generation));
        for (let at = 0; at < part.length; at += WRITE_ROWS) {
          const written = await storePart(type, part.slice(at, at + WRITE_ROWS));
          if (!written.ok) return written;
        }
      }
      return writePosition(position);
    },
    async digest(generation) {
      await index.useGeneration(generation);
      return damaged.size > 0 ? corrupt : { ok: true, value: index.digest() };
    },
    sweepGenerations: (keep) => sweep((row) => row.generation !== keep),
    sweepWards: (keep) => sweep((row) => !keep.has(row.wardId)),
    seqOf: index.seqOf,
    unreadableCount: () => index.unreadable() + damaged.size + missing,
    async readAll(onPage) {
      for (const type of TYPES) {
        const ids = index.matching((row) => row.type === type).map(({ id }) => id);
        for (let at = 0; at < ids.length; at += READ_ROWS) {
          const part = ids.slice(at, at + READ_ROWS);
          const page = await queue.run(() => rows[type].get(part));
          if (!page.ok) return page;
          await onPage(opened(type, page.value));
        }
      }
      return damaged.size > 0 ? corrupt : { ok: true, value: null };
    },
    async readChart(id) {
      const read = await queue.run(() => rows.chart.get([id]));
      if (!read.ok) return read;
      const documents = opened('chart', read.value);
      if (documents.length < read.value.length) return corrupt;
      return { ok: true, value: documents[0] ?? null };
    },
    async reset() {
      for (const each of [...Object.values(rows), checkpoints]) {
        const cleared = await queue.run(() => each.clear());
        if (!cleared.ok) return cleared;
      }
      index.clear();
      damaged.clear();
      return { ok: true, value: null };
    },
  };

  for (const type of TYPES) {
    const keys = await queue.run(() => rows[type].keys());
    if (!keys.ok) return keys;
    await index.put(keys.value.map((key) => ({ type, ...key })));
  }
  const position = await readStored();
  if (position.ok && position.value !== null) await index.useGeneration(position.value.position.generation);
  if (position.ok && position.value !== null) missing = Math.max(0, position.value.rows - index.size());
  return { ok: true, value: store };
}

const corrupt: Result<never, StorageFailure> = { ok: false, error: { kind: 'corrupt' } };

function rowFrom(item: MirrorItem, generation: number): Row {
  return {
    id: item.id,
    wardId: item.wardId,
    kind: item.type === 'unreadable' ? 'unreadable' : 'document',
    seq: item.seq,
    generation,
    content: item,
  };
}
