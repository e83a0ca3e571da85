/** What a stretch of network lets through, the same in both directions. */
export interface LineShape {
  /** Of all connections together; null: as fast as the machine. */
  readonly bitsPerSecond: number | null;
  /** One way. */
  readonly latencyMs: number;
  /** Share of the segments that are lost, each way. */
  readonly loss: number;
}

export const OPEN_LINE: LineShape = { bitsPerSecond: null, latencyMs: 0, loss: 0 };

/** What one Ethernet frame carries of TCP. */
export const SEGMENT_BYTES = 1460;

/** The first wait for a lost segment; doubled each time (RFC 6298). 200 ms is the least that Linux waits, Windows 300. */
const FIRST_WAIT_MS = 200;
/** Windows gives a connection up after this many repetitions (TcpMaxDataRetransmissions). */
const MOST_REPEATS = 5;

/**
 * A relay between two TCP connections cannot lose a segment: what it can do is what TCP then does. Each segment of 1,460
 * bytes is lost with the given chance, and so is each repetition; the connection stands still for the time that the sender
 * would wait, and everything behind the segment waits too. After five repetitions in vain the connection breaks.
 * At 30 % this lets 4 to 7 segments a second through on one connection, as the formula of Padhye et al. (1998) has it for
 * real TCP (46 kbit/s with a round trip of 50 ms). Fast retransmission is left out, which would help both sides alike.
 * @returns how long the segment is late; null: the connection broke
 */
export function lossDelayMs(loss: number, random: () => number): number | null {
  let delayMs = 0;
  let waitMs = FIRST_WAIT_MS;
  for (let repeats = 0; random() < loss; repeats += 1) {
    if (repeats === MOST_REPEATS) return null;
    delayMs += waitMs;
    waitMs *= 2;
  }
  return delayMs;
}

/** The same sequence in every run, so that ours and the peers meet the same losses. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
