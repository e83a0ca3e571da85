import { lookup } from 'node:dns/promises';
import type { PeerPlace } from './peerPlace.ts';

const LOOK_UP_SECONDS = 5;

/**
 * The address of a peer in figures, once for looking at it and for calling it: a name that answers differently the second
 * time leads nowhere else. Only addresses that are allowed; a name in a public zone may lead anywhere.
 */
export async function findPeer(
  { host, port }: PeerPlace,
  isAllowed: (address: string) => boolean,
): Promise<PeerPlace | 'nameUnknown' | 'notPrivate'> {
  let tooLate: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    tooLate = setTimeout(() => reject(new Error('no answer in time')), LOOK_UP_SECONDS * 1000);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    const allowed = found.find(({ address }) => isAllowed(address));
    if (allowed !== undefined) return { host: allowed.address, port };
    return found.length === 0 ? 'nameUnknown' : 'notPrivate';
  } catch {
    return 'nameUnknown';
  } finally {
    clearTimeout(tooLate);
  }
}
