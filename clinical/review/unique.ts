/** Each value once, in the order of their first mention. */
export function unique<T>(values: readonly T[]): T[] {
  if (values.length < 2) return [...values];
  const seen = new Map<string, T>();
  for (const value of values) {
    const text = JSON.stringify(value);
    if (!seen.has(text)) seen.set(text, value);
  }
  return [...seen.values()];
}
