import { HEARTBEAT_SECONDS, streamMessage } from '../../schema/wire/stream.ts';
import { backOffMs } from './backOff.ts';
import { keep } from './keep.ts';
import type { Random, Timer, Transport } from './ports.ts';
import { parse } from './readAnswer.ts';

/** Three beats missed: the line is dead whatever the operating system says of it. */
const SILENCE_MS = HEARTBEAT_SECONDS * 3 * 1000;

/** Keeps one stream of server-sent events open. It only ever wakes the pull; losing it costs seconds, never data. */
export function createChangeStream(
  { transport, timer, random }: { readonly transport: Transport; readonly timer: Timer; readonly random: Random },
  on: { readonly heard: (seq: number, epoch: string) => void; readonly broken: () => void },
) {
  let wards: readonly string[] | null = null;
  let closeLine: (() => void) | null = null;
  let cancelRetry: () => void = () => undefined;
  let lastHeardMs = 0;
  let failures = 0;
  let line = 0;

  function connect(wardIds: readonly string[]): void {
    const mine = ++line;
    lastHeardMs = timer.monotonicMs();
    closeLine = transport.stream(wardIds, {
      message(data) {
        if (mine !== line) return;
        const message = keep(streamMessage, parse(data));
        if (message === null) return;
        failures = 0;
        lastHeardMs = timer.monotonicMs();
        on.heard(message.seq, message.epoch);
      },
      ended: () => {
        if (mine === line) lost(wardIds);
      },
    });
  }

  function lost(wardIds: readonly string[]): void {
    line += 1;
    closeLine?.();
    closeLine = null;
    failures += 1;
    cancelRetry();
    cancelRetry = timer.after(backOffMs(failures, random(), null), () => {
      if (wards === wardIds && closeLine === null) connect(wardIds);
    });
    on.broken();
  }

  function close(): void {
    line += 1;
    cancelRetry();
    closeLine?.();
    closeLine = null;
    wards = null;
  }

  return {
    /** Opens it for these wards; nothing happens when it is open for them already or being retried. */
    open(wardIds: readonly string[]): void {
      if (wards !== null && wards.join(' ') === wardIds.join(' ')) return;
      close();
      wards = wardIds;
      connect(wardIds);
    },
    /** To be called now and then: a line that went silent without ending is given up. */
    check(): void {
      if (wards !== null && closeLine !== null && timer.monotonicMs() - lastHeardMs > SILENCE_MS) lost(wards);
    },
    close,
  };
}
