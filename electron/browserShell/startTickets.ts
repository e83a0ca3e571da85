import type { Clock } from '../services/clock.ts';
import { randomToken } from '../services/random.ts';
import type { Random } from '../services/random.ts';
import { sameText } from '../services/sameText.ts';

/**
 * The start address holds a ticket in its fragment, which no request line and no log ever shows. A ticket counts once,
 * because a command line can be read by other users of the machine; the page gets a cookie for it, which they cannot.
 */
export interface StartTickets {
  issue(): string;
  /** The value of the session cookie, or null for a ticket that is wrong, used or too old. */
  exchange(ticket: string): string | null;
  isSession(cookieValue: string): boolean;
}

const TICKET_LIFE_MS = 30 * 60_000;

export function startTickets(random: Random, clock: Clock): StartTickets {
  let tickets: { readonly ticket: string; readonly until: number }[] = [];
  let session: string | null = null;
  return {
    issue() {
      const ticket = randomToken(random);
      tickets.push({ ticket, until: clock.now() + TICKET_LIFE_MS });
      return ticket;
    },
    exchange(given) {
      const found = tickets.find(({ ticket }) => sameText(ticket, given));
      tickets = tickets.filter((candidate) => candidate !== found && candidate.until > clock.now());
      if (found === undefined || found.until <= clock.now()) return null;
      // One page at a time: the one before loses its session.
      session = randomToken(random);
      return session;
    },
    isSession: (cookieValue) => session !== null && sameText(cookieValue, session),
  };
}
