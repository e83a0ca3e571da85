/** Work that many rules ask for, done once for each object (a line of one review) and forgotten with it. */
export function oncePer<Key extends object, Value>(work: (of: Key) => Value): (of: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found.value;
    const value = work(of);
    known.set(of, { value });
    return value;
  };
}
