/** Up to here a plain insertion is quicker. */
const FEW = 12;

/**
 * Sorts in place, equal ones as they stood. The lists of a review hold two or three entries, hundreds of times, and the engine's own
 * sort begins by setting up room for thousands: of what a review writes into memory that was a tenth.
 */
export function sortFew<T>(values: T[], compare: (one: T, other: T) => number): T[] {
  if (values.length > FEW) return values.sort(compare);
  for (let index = 1; index < values.length; index += 1) {
    const value = values[index];
    if (value === undefined) continue;
    let place = index;
    for (; place > 0; place -= 1) {
      const before = values[place - 1];
      if (before === undefined || compare(before, value) <= 0) break;
      values[place] = before;
    }
    values[place] = value;
  }
  return values;
}

export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
