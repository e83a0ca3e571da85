import type { ExchangeFailure } from '../../../schema/wire/exchange.ts';
import type { Clock } from '../clock.ts';
import type { ExchangePort } from '../exchange/exchangePort.ts';

/**
 * Letters that came while this workstation was locked, closed as they are and in memory only. Nobody can tell yet whose they
 * are, so there are few, one from each address, and those of addresses where a workstation of the site was met go first.
 */
export interface Letterbox {
  /** Takes it in at once where somebody has unlocked, else keeps it. */
  put(from: string, letter: string): Promise<void>;
  /** Takes in what is there, if somebody has unlocked. */
  open(): Promise<void>;
}

/** Of two megabytes each at most. */
const MOST_LETTERS = 8;
/** What may be better later: somebody unlocks within seconds; room on the disk, or keys from the server, take longer. */
const AGAIN_MS: ReadonlyMap<ExchangeFailure, number> = new Map([
  ['locked', 1_000],
  ['noKeys', 60_000],
  ['diskFull', 60_000],
]);

export function createLetterbox(
  exchange: ExchangePort,
  steady: Pick<Clock, 'now'>,
  isKnown: (address: string) => boolean,
): Letterbox {
  const letters = new Map<string, string>();
  let againAt = -Infinity;
  const take = async (letter: string): Promise<boolean> => {
    const taken = await exchange.take(letter);
    const againMs = taken.ok ? undefined : AGAIN_MS.get(taken.error);
    if (againMs !== undefined) againAt = steady.now() + againMs;
    return againMs === undefined;
  };
  return {
    async put(from, letter) {
      if (await take(letter)) return;
      // Anew, so that the oldest is the first.
      letters.delete(from);
      if (letters.size >= MOST_LETTERS) {
        const given =
          [...letters.keys()].find((address) => !isKnown(address)) ??
          (isKnown(from) ? letters.keys().next().value : undefined);
        if (given === undefined) return;
        letters.delete(given);
      }
      letters.set(from, letter);
    },
    async open() {
      if (steady.now() < againAt) return;
      for (const [from, letter] of letters) {
        if (!(await take(letter))) return;
        // Another may have come from there meanwhile.
        if (letters.get(from) === letter) letters.delete(from);
      }
    },
  };
}
