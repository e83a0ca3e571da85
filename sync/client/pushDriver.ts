import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import type { Instant } from '../../schema/instant.ts';
import { withDeadline } from './deadline.ts';
import { createMailbox } from './mailbox.ts';
import { createNonces } from './nonces.ts';
import type { Journal, OutboxStore, Random, RawAnswer, StorageFailure, Timer, Transport } from './ports.ts';
import { stepPush } from './pushMachine.ts';
import { emptyPushState, type PushCommand, type PushInput, type PushState } from './pushState.ts';
import { readPush } from './readAnswer.ts';

export interface PushEvents {
  pullNow(): void;
  timed(sentWallMs: number, roundTripMs: number, serverTime: string): void;
  /** Writing down an answer failed: nothing is lost, it will be asked for again after a restart. */
  recordFailed(failure: StorageFailure): void;
  stepped(state: PushState): void;
}

export type PushNews = PushInput extends infer I ? (I extends PushInput ? Omit<I, 'nowMs' | 'at'> : never) : never;

interface PushPorts {
  readonly transport: Transport;
  readonly outbox: OutboxStore;
  readonly journal: Journal;
  readonly timer: Timer;
  readonly random: Random;
}

const REQUEST_MS = 30_000;

/** Carries out what the push machine commands. */
export function createPushDriver(ports: PushPorts, deviceId: string, events: PushEvents) {
  const { transport, outbox, journal, timer, random } = ports;
  const nonces = createNonces(random);
  let state = emptyPushState;
  let cancelWake: () => void = () => undefined;
  /** Answers are written in the order in which they came. */
  let recording: Promise<void> = Promise.resolve();
  let stopped = false;

  const mailbox = createMailbox((input: PushInput): void => {
    const step = stepPush(state, input);
    state = step.state;
    for (const command of step.commands) carryOut(command);
    events.stepped(state);
  });
  const send = (news: PushNews): void => {
    if (!stopped) mailbox({ ...news, nowMs: timer.monotonicMs(), at: instantOf(timer.wallMs()) });
  };

  function carryOut(command: PushCommand): void {
    switch (command.kind) {
      case 'push':
        void push(command);
        return;
      case 'record':
        recording = recording.then(() => record(command));
        return;
      case 'wakeAt':
        cancelWake();
        cancelWake = timer.after(Math.max(0, command.atMs - timer.monotonicMs()), () => send({ kind: 'woken' }));
        return;
      case 'pullNow':
        events.pullNow();
    }
  }

  async function push({ requestId, items }: Extract<PushCommand, { kind: 'push' }>): Promise<void> {
    const wall = timer.wallMs();
    const begun = timer.monotonicMs();
    const nonce = nonces();
    const body = JSON.stringify({ protocol: PROTOCOL_VERSION, deviceId, deviceTime: instantOf(wall), items, nonce });
    const raw = await withDeadline<RawAnswer>(timer, REQUEST_MS, transport.push(body), {
      late: { kind: 'timeout' },
      broken: { kind: 'unreachable' },
    });
    const { verdict, value, serverTime } = readPush(raw, nonce);
    if (serverTime !== null) events.timed(wall, timer.monotonicMs() - begun, serverTime);
    send({
      kind: 'answered',
      requestId,
      verdict,
      epoch: value?.epoch ?? null,
      results: value?.results ?? null,
      durationMs: timer.monotonicMs() - begun,
      random: random(),
    });
  }

  async function record({ entries, settlements }: Extract<PushCommand, { kind: 'record' }>): Promise<void> {
    const written = await outbox.put(entries).catch(() => ({ ok: false, error: { kind: 'unavailable' } }) as const);
    if (!written.ok) events.recordFailed(written.error);
    if (settlements.length === 0) return;
    const settled = await journal
      .settle(settlements)
      .catch(() => ({ ok: false, error: { kind: 'unavailable' } }) as const);
    if (!settled.ok) events.recordFailed(settled.error);
  }

  return {
    send,
    state: () => state,
    async stop() {
      stopped = true;
      cancelWake();
      await recording;
    },
  };
}

export function instantOf(wallMs: number): Instant {
  return new Date(wallMs).toISOString();
}
