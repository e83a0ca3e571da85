/** Orders entries of a map by their key, by code point: the same on every machine, whatever its language. */
export function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
