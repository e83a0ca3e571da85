/** Something that this command started. */
interface Part {
  stop(): Promise<void>;
}

export interface Ending {
  /** From now on this part ends with the command; at once, when the command is ending already. */
  add(part: Part): void;
  isEnding(): boolean;
  /** Stops every part, the last started first, and exits. Whoever asks first decides the code. */
  end(exitCode: number): Promise<never>;
  /** The first signal ends in order; one that comes later, out of impatience, does not wait for anything. */
  onSignal(): void;
}

/** A signal to a whole process group arrives twice, once from the group and once passed on by the bootstrap. */
const SAME_SIGNAL_MS = 1000;

export function createEnding(exit: (code: number) => never, now: () => number): Ending {
  const parts: Part[] = [];
  let ending: { readonly since: number; readonly code: number; readonly stopped: Promise<void> } | null = null;

  async function stopAll(): Promise<void> {
    for (const part of parts.toReversed()) await part.stop();
  }

  async function end(exitCode: number): Promise<never> {
    ending ??= { since: now(), code: exitCode, stopped: stopAll() };
    await ending.stopped;
    return exit(ending.code);
  }

  return {
    add(part) {
      parts.push(part);
      if (ending !== null) void part.stop();
    },
    isEnding: () => ending !== null,
    end,
    onSignal() {
      if (ending === null) {
        void end(0);
        return;
      }
      if (now() - ending.since < SAME_SIGNAL_MS) return;
      for (const part of parts) void part.stop();
      exit(130);
    },
  };
}
