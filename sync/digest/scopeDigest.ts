import type { ScopeDigest } from '../../schema/wire/pull.ts';
import type { Sha256 } from '../sha256.ts';

/** What counts in a digest: `removed` items do not, so their type does not occur. */
export interface DigestEntry {
  readonly type: 'chart' | 'event' | 'state' | 'ward';
  readonly id: string;
  readonly seq: number;
}

/** Two halves of 32 bits: JavaScript's bit operations go no wider, and BigInt costs ten times as much per document. */
interface Held {
  readonly seq: number;
  readonly high: number;
  readonly low: number;
}

/**
 * The digest of schema/wire/pull.ts, kept as documents come and go: a change costs one hash, reading it costs none.
 * It detects loss and doubling on the way, not an adversary: xor of hashes can be forged by someone who picks the ids.
 */
export interface ScopeDigestIndex {
  /** Adds documents or moves them to another `seq`. Entries for the same document must come in order. */
  set(entries: readonly DigestEntry[]): Promise<void>;
  delete(entry: Pick<DigestEntry, 'type' | 'id'>): void;
  clear(): void;
  seqOf(entry: Pick<DigestEntry, 'type' | 'id'>): number | null;
  value(): ScopeDigest;
}

export function createScopeDigestIndex(sha256: Sha256): ScopeDigestIndex {
  const held = new Map<string, Held>();
  let high = 0;
  let low = 0;

  const remove = (key: string): void => {
    const before = held.get(key);
    if (before === undefined) return;
    high ^= before.high;
    low ^= before.low;
    held.delete(key);
  };

  return {
    async set(entries) {
      // A synchronous hash must not cost a promise per document: 10,000 of them are part of every start.
      const hashes = entries.map(({ type, id, seq }) => sha256(`${type}:${id}:${seq}`));
      const settled: readonly string[] = hashes.every((hash) => typeof hash === 'string')
        ? hashes
        : await Promise.all(hashes.map((hash) => Promise.resolve(hash)));
      settled.forEach((hash, index) => {
        const entry = entries[index];
        if (entry === undefined) return;
        const key = `${entry.type}:${entry.id}`;
        remove(key);
        const added = { seq: entry.seq, high: parseInt(hash.slice(0, 8), 16), low: parseInt(hash.slice(8, 16), 16) };
        held.set(key, added);
        high ^= added.high;
        low ^= added.low;
      });
    },
    delete: ({ type, id }) => remove(`${type}:${id}`),
    clear() {
      held.clear();
      high = 0;
      low = 0;
    },
    seqOf: ({ type, id }) => held.get(`${type}:${id}`)?.seq ?? null,
    value: () => ({ count: held.size, xor: hexOf(high) + hexOf(low) }),
  };
}

function hexOf(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}

export function isSameDigest(a: ScopeDigest, b: ScopeDigest): boolean {
  return a.count === b.count && a.xor === b.xor;
}
