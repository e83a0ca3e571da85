import { fork } from 'node:child_process';

/** A part of a benchmark in a process of its own, as it would be on a machine of its own: it is asked, and answers. */
export interface ForkedPart {
  ask(order: object): Promise<unknown>;
  /** Lets it close what it opened, and waits for its end. */
  close(): Promise<void>;
}

interface Answer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
  readonly progress?: string;
}

export function forkPart(
  file: string,
  say: (progress: string) => void,
  flags: { readonly execArgv?: readonly string[] } = {},
): ForkedPart {
  const part = fork(file, { execArgv: [...(flags.execArgv ?? [])], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let number = 0;
  part.on('message', (message) => {
    const answer = message as Answer;
    if (answer.progress !== undefined) return say(answer.progress);
    const waiter = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.error === undefined) waiter?.resolve(answer.value);
    else waiter?.reject(new Error(answer.error));
  });
  const ended = new Promise<void>((resolve) => {
    part.once('exit', (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${String(code)}`));
      waiting.clear();
      resolve();
    });
  });
  return {
    ask(order) {
      const asked = ++number;
      return new Promise((resolve, reject) => {
        if (!part.connected) return reject(new Error(`${file} has ended`));
        waiting.set(asked, { resolve, reject });
        part.send({ number: asked, order });
      });
    },
    async close() {
      if (part.connected) part.disconnect();
      await ended;
    },
  };
}

/** The other side: answers every order of the parent, and ends when the parent has gone. */
export function serveParent(
  answer: (order: unknown, say: (progress: string) => void) => Promise<unknown>,
  close: () => Promise<void>,
): void {
  const send = (message: Partial<Answer>): void => void (process.connected && process.send?.(message));
  process.on('message', (message) => {
    const { number, order } = message as { readonly number: number; readonly order: unknown };
    answer(order, (progress) => send({ progress })).then(
      (value) => send({ number, value }),
      (error: unknown) =>
        send({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => {
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
