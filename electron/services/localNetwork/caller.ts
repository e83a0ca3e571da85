import type { Clock } from '../clock.ts';
import { findPeer } from './findPeer.ts';
import { callPeer, leaveLetter } from './meet.ts';
import type { MeetingParts } from './meet.ts';
import type { Peer } from './peer.ts';
import type { PeerBook } from './peerBook.ts';
import type { PeerPlace } from './peerPlace.ts';

export interface CallerOptions {
  readonly book: PeerBook;
  readonly steady: Pick<Clock, 'now'>;
  readonly isAllowed: (address: string) => boolean;
  /** The policy of a site may name all of its workstations, this one among them. */
  readonly isThisListener: (place: PeerPlace) => boolean;
  readonly meeting: MeetingParts;
  readonly run: (job: Promise<void>) => void;
}

/** While this workstation is locked there is nothing to say to anybody; asked again after this. */
const ASK_AGAIN_MS = 3_000;
const OPEN = -Infinity;
/** The server may have had news of its own. */
const LETTER_KEEPS_MS = 60_000;

/** Calls whoever is due, few at a time. */
export function createCaller(options: CallerOptions): { callWhoIsDue(): void } {
  const { book, steady, isAllowed, isThisListener, meeting, run } = options;
  const { limits } = meeting;
  let closedUntil = OPEN;

  let written: { readonly at: number; readonly letter: string | null } = { at: -Infinity, letter: null };
  /** The same for everybody until there is news: to sign it takes a while. */
  const letterNow = async (): Promise<string | null> => {
    const at = steady.now();
    if (book.hasNewsSince(written.at) || at - written.at > LETTER_KEEPS_MS)
      written = { at, letter: await meeting.port.letter() };
    return written.letter;
  };
  const call = async (peer: Peer): Promise<void> => {
    const place = await findPeer(peer.place, isAllowed);
    if (typeof place === 'string') {
      book.ended(peer, { kind: place });
      return;
    }
    peer.address = place.host;
    if (isThisListener(place)) {
      book.isThisOne(peer);
      return;
    }
    const outcome = await callPeer(place, meeting);
    if (outcome.kind === 'silent' && book.wantsLetter(peer)) {
      const letter = await letterNow();
      if (letter !== null && (await leaveLetter(place, letter, meeting))) book.leftLetter(peer);
    }
    book.ended(peer, outcome);
    if (outcome.kind === 'closedHere') closedUntil = steady.now() + ASK_AGAIN_MS;
    // Somebody unlocked: all who were there lately are met, not only who is due.
    else if (closedUntil !== OPEN) {
      closedUntil = OPEN;
      book.news();
    }
  };

  return {
    callWhoIsDue() {
      if (steady.now() < closedUntil) return;
      const underWay = book.all().filter(({ isCalled }) => isCalled);
      let free = limits.calls - underWay.length;
      let freeForUnproved = limits.callsOfUnproved - underWay.filter(isUnproved).length;
      for (const peer of book.due()) {
        if (free <= 0) return;
        if (isUnproved(peer) && freeForUnproved <= 0) continue;
        free -= 1;
        if (isUnproved(peer)) freeForUnproved -= 1;
        book.started(peer);
        run(call(peer));
      }
    },
  };
}

/** Nothing but an announcement speaks for it. */
function isUnproved(peer: Peer): boolean {
  return peer.known === 'heard' && peer.lastExchange === null;
}
