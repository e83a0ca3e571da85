const TAIL = 16;

/**
 * Which acts somebody has, short: of each id the last 16 hexadecimal digits, 62 of whose bits are random. Two acts that
 * share them by chance (once in 10^11 workstations with ten thousand acts each) keep one from being offered over the
 * network; a file still brings it.
 */
export function shortIds(ids: Iterable<string>): string {
  return Array.from(ids, tailOf).sort().join('');
}

/** A question to a text made by `shortIds`: does it hold this id. */
export function holdsId(short: string): (id: string) => boolean {
  const tails = new Set<string>();
  for (let at = 0; at + TAIL <= short.length; at += TAIL) tails.add(short.slice(at, at + TAIL));
  return (id) => tails.has(tailOf(id));
}

function tailOf(id: string): string {
  return id.replaceAll('-', '').slice(-TAIL);
}
