import { createScopeDigestIndex } from '../../../sync/digest/scopeDigest.ts';
import { documentTypeOf, type DocumentType, type MirrorDocument } from '../../../sync/client/mirrorItem.ts';
import type { MirrorPosition, MirrorStore, Stored, StorageFailure } from '../../../sync/client/ports.ts';
import type { Sha256 } from '../../../sync/sha256.ts';

interface Row {
  readonly type: DocumentType;
  readonly generation: number;
  readonly document: MirrorDocument;
}

/** What a workstation's disk holds: it outlives the adapter, as a profile outlives the program. */
export interface MirrorDisk {
  rows: Map<string, Row>;
  position: MirrorPosition | null;
}

export function createMirrorDisk(): MirrorDisk {
  return { rows: new Map(), position: null };
}

/** Asked before each write, when half of its rows are written, and between the rows and the position: where a crash may fall. */
export type DiskFault = (moment: 'before' | 'halfWay' | 'afterRows') => StorageFailure | null;

export function createMemoryMirror(disk: MirrorDisk, sha256: Sha256, fault: DiskFault = () => null): MirrorStore {
  const write = async (changes: readonly (() => void)[], position: MirrorPosition | null): Stored<null> => {
    const before = fault('before');
    if (before !== null) return { ok: false, error: before };
    for (const [index, change] of changes.entries()) {
      const torn = index === Math.floor(changes.length / 2) ? fault('halfWay') : null;
      if (torn !== null) return { ok: false, error: torn };
      change();
    }
    const between = fault('afterRows');
    if (between !== null) return { ok: false, error: between };
    if (position !== null) disk.position = position;
    return { ok: true, value: null };
  };
  const sweep = async (leaves: (row: Row) => boolean): Stored<{ type: DocumentType; id: string }[]> => {
    const before = fault('before');
    if (before !== null) return { ok: false, error: before };
    const left = [...disk.rows].filter(([, row]) => leaves(row));
    for (const [key] of left) disk.rows.delete(key);
    return { ok: true, value: left.map(([, { type, document }]) => ({ type, id: document.id })) };
  };
  return {
    readPosition: async () => ({ ok: true, value: disk.position }),
    writePosition: (position) => write([], position),
    apply: (items, position) =>
      write(
        items.map((item) => () => {
          const type = documentTypeOf(item);
          if (item.type === 'removed') disk.rows.delete(`${type}:${item.id}`);
          else
            disk.rows.set(`${type}:${item.id}`, {
              type,
              generation: position.generation,
              document: structuredClone(item),
            });
        }),
        position,
      ),
    async digest(generation) {
      const index = createScopeDigestIndex(sha256);
      const rows = [...disk.rows.values()].filter((row) => row.generation === generation);
      await index.set(rows.map(({ type, document }) => ({ type, id: document.id, seq: document.seq })));
      return { ok: true, value: index.value() };
    },
    sweepGenerations: (keep) => sweep((row) => row.generation !== keep),
    sweepWards: (keep) => sweep((row) => !keep.has(row.document.wardId)),
    seqOf(type, id) {
      const row = disk.rows.get(`${type}:${id}`);
      return row === undefined || row.generation !== disk.position?.generation ? null : row.document.seq;
    },
    unreadableCount: () => [...disk.rows.values()].filter(({ document }) => document.type === 'unreadable').length,
    async readAll(onPage) {
      const rows = [...disk.rows.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
      for (let at = 0; at < rows.length; at += 100)
        await onPage(rows.slice(at, at + 100).map(({ document }) => document));
      return { ok: true, value: null };
    },
    async reset() {
      const before = fault('before');
      if (before !== null) return { ok: false, error: before };
      disk.rows.clear();
      disk.position = null;
      return { ok: true, value: null };
    },
  };
}
