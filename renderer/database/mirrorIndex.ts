import { createScopeDigestIndex } from '../../sync/digest/scopeDigest.ts';
import type { DocumentType } from '../../sync/client/mirrorItem.ts';
import type { Sha256 } from '../../sync/sha256.ts';
import type { ClearFields } from './rowSeal.ts';

export interface IndexedRow extends ClearFields {
  readonly type: DocumentType;
}

/** Who is in the mirror, in memory: ids and numbers only. It answers digests and look-ups without a read. */
export function createMirrorIndex(sha256: Sha256) {
  const rows = new Map<string, IndexedRow>();
  const digest = createScopeDigestIndex(sha256);
  let generation = 0;
  let unreadable = 0;

  const forget = (key: string): void => {
    const row = rows.get(key);
    if (row === undefined) return;
    rows.delete(key);
    digest.delete(row);
    if (row.kind === 'unreadable') unreadable -= 1;
  };

  return {
    async put(added: readonly IndexedRow[]): Promise<void> {
      for (const row of added) {
        forget(keyOf(row));
        rows.set(keyOf(row), row);
        if (row.kind === 'unreadable') unreadable += 1;
      }
      await digest.set(added.filter((row) => row.generation === generation));
    },
    forget: (type: DocumentType, id: string): void => forget(`${type}:${id}`),
    /** Only rows of this generation count from now on. */
    async useGeneration(next: number): Promise<void> {
      if (next === generation) return;
      generation = next;
      digest.clear();
      await digest.set([...rows.values()].filter((row) => row.generation === generation));
    },
    clear(): void {
      rows.clear();
      digest.clear();
      unreadable = 0;
    },
    has: (type: DocumentType, id: string): boolean => rows.has(`${type}:${id}`),
    seqOf: (type: DocumentType, id: string): number | null => digest.seqOf({ type, id }),
    digest: () => digest.value(),
    size: () => rows.size,
    unreadable: () => unreadable,
    matching: (test: (row: IndexedRow) => boolean): readonly IndexedRow[] => [...rows.values()].filter(test),
  };
}

function keyOf(row: IndexedRow): string {
  return `${row.type}:${row.id}`;
}
