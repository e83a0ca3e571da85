import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk/disk.ts';

/** From this many failures in a row on, only the server can say that the password is right. */
export const FAILURES_THAT_NEED_THE_NETWORK = 10;
const LONGEST_DELAY_SECONDS = 300;

const attemptsFile = z.object({ failures: z.number().int().nonnegative(), latestAt: z.number() });
type Attempts = z.infer<typeof attemptsFile>;

/** Wrong passwords in a row, counted on the disk so that a restart forgets none. */
export interface AttemptCounter {
  failures(): Promise<number>;
  /** Seconds until the next try is looked at; 0: now. */
  secondsToWait(): Promise<number>;
  /** Returns the seconds to wait after this failure: 1, 2, 4, ... */
  failed(): Promise<number>;
  succeeded(): Promise<void>;
}

export function attemptCounter(disk: Disk, folder: string, clock: Clock): AttemptCounter {
  const path = join(folder, 'attempts.json');
  const read = async (): Promise<Attempts> => {
    const bytes = await disk.read(path);
    if (bytes === null) return { failures: 0, latestAt: 0 };
    // A file that cannot be read may have said ten: the network decides.
    return parse(bytes) ?? { failures: FAILURES_THAT_NEED_THE_NETWORK, latestAt: clock.now() };
  };
  const delayAfter = (failures: number): number =>
    failures === 0 ? 0 : Math.min(2 ** (failures - 1), LONGEST_DELAY_SECONDS);
  return {
    failures: async () => (await read()).failures,
    async secondsToWait() {
      const { failures, latestAt } = await read();
      const passed = (clock.now() - latestAt) / 1000;
      const delay = delayAfter(failures);
      // A clock that was set back must not make the wait longer than the delay itself.
      return passed < 0 ? delay : Math.max(0, Math.ceil(delay - passed));
    },
    async failed() {
      const failures = (await read()).failures + 1;
      await disk.writeDurably(path, Buffer.from(JSON.stringify({ failures, latestAt: clock.now() })));
      return delayAfter(failures);
    },
    succeeded: () => disk.remove(path),
  };
}

function parse(bytes: Uint8Array): Attempts | null {
  try {
    return attemptsFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}
