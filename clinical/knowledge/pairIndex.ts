/** One rule that concerns a pair; `swapped`: the smaller substance number is the rule's end `b`. */
export interface PairEntry {
  readonly low: number;
  readonly high: number;
  readonly rule: number;
  readonly swapped: boolean;
}

/**
 * All pairs of substances that a rule concerns, hashed with open addressing: `keys[slot]` is `low * substances + high`, and
 * `starts[slot]` to `ends[slot]` are its postings, each `rule * 2 + (swapped ? 1 : 0)`, in the order of the rules.
 */
export interface PairIndex {
  readonly substances: number;
  readonly pairs: number;
  readonly mask: number;
  readonly keys: Float64Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly postings: Int32Array;
}

const EMPTY = -1;

/** `codes` are `pairKey * postingsRange + posting`; sorting them groups the pairs and orders their rules. */
export function buildPairIndex(entries: readonly PairEntry[], substances: number, rules: number): PairIndex {
  const range = Math.max(1, rules * 2);
  const codes = new Float64Array(entries.length);
  entries.forEach((entry, index) => {
    codes[index] = (entry.low * substances + entry.high) * range + entry.rule * 2 + (entry.swapped ? 1 : 0);
  });
  codes.sort();
  const size = tableSize(entries.length);
  const keys = new Float64Array(size).fill(EMPTY);
  const starts = new Int32Array(size);
  const ends = new Int32Array(size);
  const postings = new Int32Array(entries.length);
  let written = 0;
  let pairs = 0;
  let slot = -1;
  let current = EMPTY;
  let previous = -1;
  for (const code of codes) {
    if (code === previous) continue;
    previous = code;
    const key = Math.floor(code / range);
    if (key !== current) {
      current = key;
      slot = freeSlot(keys, key, size - 1);
      keys[slot] = key;
      starts[slot] = written;
      pairs += 1;
    }
    postings[written] = code - key * range;
    written += 1;
    ends[slot] = written;
  }
  return { substances, pairs, mask: size - 1, keys, starts, ends, postings };
}

/** Slot of the pair, or -1. The order of the two does not matter. */
export function findPair(index: PairIndex, one: number, other: number): number {
  const key = one < other ? one * index.substances + other : other * index.substances + one;
  let slot = slotOf(key, index.mask);
  for (;;) {
    const found = index.keys[slot];
    if (found === key) return slot;
    if (found === EMPTY || found === undefined) return -1;
    slot = (slot + 1) & index.mask;
  }
}

function freeSlot(keys: Float64Array, key: number, mask: number): number {
  let slot = slotOf(key, mask);
  while (keys[slot] !== EMPTY) slot = (slot + 1) & mask;
  return slot;
}

function slotOf(key: number, mask: number): number {
  const folded = Math.imul((key % 4294967296) | 0, 0x9e3779b1) ^ Math.floor(key / 4294967296);
  return ((folded >>> 15) ^ folded) & mask;
}

/** A power of two at least twice the number of entries, so that a search meets a free slot soon. */
function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
}
