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

/**
 * A pair and the rule that concerns it as one number: sorting such numbers groups the pairs and orders their rules. `a` and `b` are
 * the rule's ends. Exact up to 2^53: 5,000 substances leave room for 180 million rules.
 */
export function pairCode(a: number, b: number, rule: number, substances: number, rules: number): number {
  const isSwapped = a > b;
  const key = isSwapped ? b * substances + a : a * substances + b;
  return key * postingsRange(rules) + rule * 2 + (isSwapped ? 1 : 0);
}

function postingsRange(rules: number): number {
  return Math.max(1, rules * 2);
}

/** Sorts `codes` (of `pairCode`) in place. */
export function buildPairIndex(codes: Float64Array, substances: number, rules: number): PairIndex {
  const range = postingsRange(rules);
  codes.sort();
  const size = tableSize(codes.length);
  const keys = new Float64Array(size).fill(EMPTY);
  const starts = new Int32Array(size);
  const ends = new Int32Array(size);
  const postings = new Int32Array(codes.length);
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
