import type { Peer } from './peer.ts';

/**
 * The same workstation by cable and by Wi-Fi, or by both versions of IP, where an entry before this one goes well: that one
 * is called and shown. What the policy lists is always itself.
 */
export function isTwin(peer: Peer, peers: Iterable<Peer>): boolean {
  if (peer.known === 'listed') return false;
  for (const other of peers) {
    if (other === peer) return false;
    if (isSame(peer, other) && other.trouble === null) return true;
  }
  return false;
}

/** Entries of the workstation that was just met, at addresses where it is not met any more: it moved. */
export function olderOf(peer: Peer, peers: Iterable<Peer>): readonly Peer[] {
  return [...peers].filter(
    (other) =>
      other !== peer && other.known !== 'listed' && !other.isCalled && other.trouble !== null && isSame(peer, other),
  );
}

function isSame(one: Peer, other: Peer): boolean {
  const id = one.lastExchange?.deviceId ?? null;
  return id !== null && other.lastExchange?.deviceId === id;
}
