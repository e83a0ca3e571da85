import type { Comparator } from '../facts/latestResults.ts';
import { truthOf, type Truth } from '../truth.ts';

export function compareNumbers(value: number, comparator: Comparator, limit: number): Truth {
  switch (comparator) {
    case '<':
      return truthOf(value < limit);
    case '<=':
      return truthOf(value <= limit);
    case '>=':
      return truthOf(value >= limit);
    default:
      return truthOf(value > limit);
  }
}

/** Of a value that lies somewhere between two: known only where both ends agree. */
export function compareRange(low: number, high: number, comparator: Comparator, limit: number): Truth {
  const first = compareNumbers(low, comparator, limit);
  return first === compareNumbers(high, comparator, limit) ? first : 'unknown';
}
