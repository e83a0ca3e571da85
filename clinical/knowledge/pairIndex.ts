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

/** The substances that the ends of a rule mean, ascending. */
export interface PairEnds {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** `ends` of every rule, in their order: the number of a rule is its place. */
export function buildPairIndex(ends: readonly PairEnds[], substances: number): PairIndex {
  const most = ends.reduce((sum, { a, b }) => sum + a.length * b.length, 0);
  const size = tableSize(most);
  const keys = new Float64Array(size).fill(EMPTY);
  const counts = new Int32Array(size + 1);
  // The postings as they come, each with its slot; they are put together by slots below. They come in the order in which they are
  // wanted: by rules, and where the ends of a rule share both substances, the way of its ends first.
  const slots = new Int32Array(most);
  const found = new Int32Array(most);
  let total = 0;
  let pairs = 0;
  const add = (a: number, b: number, rule: number) => {
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    const key = low * substances + high;
    let slot = slotOf(low, high, size - 1);
    while (keys[slot] !== key && keys[slot] !== EMPTY) slot = (slot + 1) & (size - 1);
    if (keys[slot] === EMPTY) {
      keys[slot] = key;
      pairs += 1;
    }
    counts[slot] = (counts[slot] ?? 0) + 1;
    slots[total] = slot;
    found[total] = rule * 2 + (a < b ? 0 : 1);
    total += 1;
  };
  ends.forEach(({ a: first, b: second }, rule) => {
    for (let one = 0; one < first.length; one += 1) {
      const a = first[one] ?? 0;
      for (let other = 0; other < second.length; other += 1) {
        const b = second[other] ?? 0;
        if (a !== b) add(a, b, rule);
      }
    }
  });
  return { substances, pairs, mask: size - 1, keys, ...bySlot(slots.subarray(0, total), found, counts) };
}

/** Turns `counts` into the starts: each slot ends where the next one starts. */
function bySlot(
  slots: Int32Array,
  found: Int32Array,
  counts: Int32Array,
): Pick<PairIndex, 'starts' | 'ends' | 'postings'> {
  let end = 0;
  for (let slot = 0; slot < counts.length; slot += 1) {
    end += counts[slot] ?? 0;
    counts[slot] = end;
  }
  const postings = new Int32Array(slots.length);
  for (let index = slots.length - 1; index >= 0; index -= 1) {
    const slot = slots[index] ?? 0;
    const at = (counts[slot] ?? 0) - 1;
    postings[at] = found[index] ?? 0;
    counts[slot] = at;
  }
  return { starts: counts, ends: counts.subarray(1), postings };
}

/** Slot of the pair, or -1. The order of the two does not matter. */
export function findPair(index: PairIndex, one: number, other: number): number {
  const low = one < other ? one : other;
  const high = one < other ? other : one;
  const key = low * index.substances + high;
  let slot = slotOf(low, high, index.mask);
  for (;;) {
    const found = index.keys[slot];
    if (found === key) return slot;
    if (found === EMPTY || found === undefined) return -1;
    slot = (slot + 1) & index.mask;
  }
}

/** Whole numbers of 32 bits only: this is most of the time that building takes. */
function slotOf(low: number, high: number, mask: number): number {
  const mixed = Math.imul(Math.imul(low, 0x85ebca6b) ^ high, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** A power of two half as large again as the number of entries, so that a search meets a free slot soon. */
function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 1.5) size *= 2;
  return size;
}
