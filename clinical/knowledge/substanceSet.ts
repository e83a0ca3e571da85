import type { SubstanceSet } from './compiledRule.ts';

/**
 * Makes sets of substances out of numbers that may repeat or be missing. `has` is filled when it is first asked for: most of the
 * thousands of sets are only ever gone through, and each would hold a byte for every substance.
 */
export function substanceSets(size: number): (numbers: readonly (number | undefined)[]) => SubstanceSet {
  const lastSeen = new Int32Array(size);
  let current = 0;
  return (numbers) => {
    current += 1;
    const list: number[] = [];
    let isAscending = true;
    for (const number of numbers) {
      if (number === undefined || lastSeen[number] === current) continue;
      lastSeen[number] = current;
      if (number < (list.at(-1) ?? 0)) isAscending = false;
      list.push(number);
    }
    return new ListedSubstances(isAscending ? list : list.sort((one, other) => one - other), size);
  };
}

class ListedSubstances implements SubstanceSet {
  readonly list: readonly number[];
  readonly #size: number;
  #has: Uint8Array | undefined;

  constructor(list: readonly number[], size: number) {
    this.list = list;
    this.#size = size;
  }

  get has(): Uint8Array {
    return (this.#has ??= this.#mark());
  }

  #mark(): Uint8Array {
    const marks = new Uint8Array(this.#size);
    for (const number of this.list) marks[number] = 1;
    return marks;
  }
}
