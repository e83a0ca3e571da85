/**
 * The one text form of a JSON value: keys sorted by UTF-16 code unit, no white space, `undefined` members left out.
 * Digests are taken over it, so the workstation and the server must write it alike (RFC 8785 for the values used here).
 * A value that JSON cannot hold is a defect and throws: it would otherwise be sealed as `null` without anyone noticing.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('canonicalJson: a number that is not finite');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map((element: unknown) => canonicalJson(element)).join(',')}]`;
      return canonicalObject(value);
    default:
      throw new TypeError(`canonicalJson: ${typeof value} is no JSON value`);
  }
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('canonicalJson: not a plain object');
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]: [string, unknown]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
