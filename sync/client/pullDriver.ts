import { PROTOCOL_VERSION } from '../../schema/wire/protocolVersion.ts';
import type { Result } from '../../schema/result.ts';
import { createBulkReader, type BulkReader } from './bulkReader.ts';
import { withDeadline } from './deadline.ts';
import { createMailbox } from './mailbox.ts';
import type { MirrorItem } from './mirrorItem.ts';
import { createNonces } from './nonces.ts';
import { nextBulkPage } from './nextBulkPage.ts';
import type { MirrorStore, Random, RawAnswer, RawStream, Stored, StorageFailure, Timer, Transport } from './ports.ts';
import { stepPull } from './pullMachine.ts';
import { initialPullState, start, type Page, type PullCommand, type PullInput, type PullState } from './pullState.ts';
import { readPage, readStatus, type Read } from './readAnswer.ts';

export type Removed = { readonly type: 'chart' | 'event' | 'state' | 'ward'; readonly id: string };

export interface PullEvents {
  /** Runs before the mirror takes a new epoch; a failure is retried with the whole preparation. */
  replay(epoch: string): Promise<Result<null, StorageFailure>>;
  stored(items: readonly MirrorItem[], swept: readonly Removed[]): void;
  epochKnown(epoch: string): void;
  /** The server's off-site backup holds everything up to this number of the present epoch. */
  durable(through: number): void;
  cycleVerified(): void;
  wardsLost(wardIds: readonly string[]): void;
  signInSeen(): void;
  /** An answer with the server's time, for the clock. */
  timed(sentWallMs: number, roundTripMs: number, serverTime: string): void;
  stepped(state: PullState): void;
}

/** Without the clock and the chance, which the driver adds. */
export type PullNews = PullInput extends infer I ? (I extends PullInput ? Omit<I, 'nowMs' | 'random'> : never) : never;

interface PullPorts {
  readonly transport: Transport;
  readonly mirror: MirrorStore;
  readonly timer: Timer;
  readonly random: Random;
}

const REQUEST_MS = 30_000;
/** A large page on a slow disk takes seconds; the adapter itself reports a write that hangs. */
const STORE_MS = 60_000;

/** Carries out what the pull machine commands. */
export function createPullDriver(ports: PullPorts, siteId: string, wardIds: readonly string[], events: PullEvents) {
  const { transport, mirror, timer, random } = ports;
  const nonces = createNonces(random);
  let state = initialPullState(siteId, wardIds);
  let bulk: { readonly run: number; readonly reader: BulkReader } | null = null;
  let cancelWake: () => void = () => undefined;
  const pending = new Set<Promise<unknown>>();

  const handle = (input: PullInput): void => {
    const step = stepPull(state, input);
    state = step.state;
    for (const command of step.commands) carryOut(command);
    events.stepped(state);
  };
  const mailbox = createMailbox(handle);
  const send = (news: PullNews): void => mailbox({ ...news, nowMs: timer.monotonicMs(), random: random() });

  function carryOut(command: PullCommand): void {
    switch (command.kind) {
      case 'askStatus':
        void answered(transport.status(), readStatus, 'time ignored').then(({ verdict, value }) =>
          send({ kind: 'statusAnswered', run: command.run, verdict, status: value }),
        );
        return;
      case 'probeWard': {
        const nonce = nonces();
        const body = requestBody([command.wardId], command.epoch, start, 1, nonce);
        void timed(transport.pull(body), (raw) => readPage(raw, start, nonce)).then(({ verdict }) =>
          send({ kind: 'wardProbed', run: command.run, wardId: command.wardId, verdict }),
        );
        return;
      }
      case 'prepare':
        void prepare(command).then((failure) =>
          send({ kind: 'prepared', run: command.run, failure, position: command.position }),
        );
        return;
      case 'fetch': {
        const begun = timer.monotonicMs();
        void fetchPage(command).then(({ verdict, value }) =>
          send({ kind: 'fetched', run: command.run, verdict, page: value, durationMs: timer.monotonicMs() - begun }),
        );
        return;
      }
      case 'apply':
        void apply(command).then((failure) =>
          send({ kind: 'applied', run: command.run, failure, position: command.position }),
        );
        return;
      case 'digest':
        void stored(mirror.digest(command.generation)).then((result) =>
          send({
            kind: 'digested',
            run: command.run,
            failure: failureOf(result),
            digest: result.ok ? result.value : null,
          }),
        );
        return;
      case 'finish':
        void finish(command).then((failure) =>
          send({ kind: 'finished', run: command.run, failure, position: command.position }),
        );
        return;
      case 'wakeAt':
        cancelWake();
        cancelWake = timer.after(Math.max(0, command.atMs - timer.monotonicMs()), () => send({ kind: 'woken' }));
        return;
      case 'abandonFetch':
        void bulk?.reader.close();
        bulk = null;
        return;
      case 'cycleVerified':
        events.cycleVerified();
        return;
      case 'wardsLost':
        events.wardsLost(command.wardIds);
        return;
      case 'epochKnown':
        events.epochKnown(command.epoch);
        return;
      case 'durable':
        events.durable(command.through);
        return;
      case 'signInSeen':
        events.signInSeen();
    }
  }

  const timed = <T>(asked: Promise<RawAnswer>, readIt: (raw: RawAnswer) => Read<T>): Promise<Read<T>> =>
    answered(asked, readIt, 'time taken');

  /** The status is a GET, which caches may answer with a time long past: no clock is set by it. */
  async function answered<T>(
    asked: Promise<RawAnswer>,
    readIt: (raw: RawAnswer) => Read<T>,
    time: 'time taken' | 'time ignored',
  ): Promise<Read<T>> {
    const wall = timer.wallMs();
    const begun = timer.monotonicMs();
    const raw = await withDeadline<RawAnswer>(timer, REQUEST_MS, asked, {
      late: { kind: 'timeout' },
      broken: { kind: 'unreachable' },
    });
    const answer = readIt(raw);
    if (answer.serverTime !== null && time === 'time taken')
      events.timed(wall, timer.monotonicMs() - begun, answer.serverTime);
    return answer;
  }

  async function fetchPage(command: Extract<PullCommand, { kind: 'fetch' }>): Promise<Read<Page>> {
    const nonce = nonces();
    const body = requestBody(state.wardIds, command.epoch, command.from, command.limit, nonce, command.wards);
    if (command.source === 'pages') return timed(transport.pull(body), (raw) => readPage(raw, command.from, nonce));
    if (bulk?.run !== command.run) {
      const opened = await withDeadline<RawStream>(timer, REQUEST_MS, transport.bulk(body), {
        late: { kind: 'timeout' },
        broken: { kind: 'unreachable' },
      });
      // Overtaken while it opened: the machine no longer listens to this run.
      if (command.run !== state.run) {
        if (opened.kind === 'http' && opened.lines !== null)
          void createBulkReader(opened.lines, command.from, timer.monotonicMs, nonce).close();
        return readPage({ kind: 'unreachable' }, command.from, nonce);
      }
      const isStream =
        opened.kind === 'http' &&
        opened.status === 200 &&
        opened.lines !== null &&
        /^application\/x-ndjson\b/i.test(opened.contentType);
      if (!isStream || opened.lines === null) return readPage(opened, command.from, nonce);
      bulk = { run: command.run, reader: createBulkReader(opened.lines, command.from, timer.monotonicMs, nonce) };
    }
    return nextBulkPage(bulk.reader, timer, REQUEST_MS);
  }

  async function prepare(command: Extract<PullCommand, { kind: 'prepare' }>): Promise<StorageFailure | null> {
    if (command.replayEpoch !== null) {
      const replayed = await events.replay(command.replayEpoch);
      if (!replayed.ok) return replayed.error;
    }
    if (command.reset) {
      const emptied = await stored(mirror.reset());
      if (!emptied.ok) return emptied.error;
    }
    const kept = new Set(command.position.scopeKey === '' ? [] : command.position.scopeKey.split(' '));
    const swept = await stored(mirror.sweepWards(kept));
    if (!swept.ok) return swept.error;
    if (swept.value.length > 0) events.stored([], swept.value);
    return failureOf(await stored(mirror.writePosition(command.position)));
  }

  async function apply(command: Extract<PullCommand, { kind: 'apply' }>): Promise<StorageFailure | null> {
    if (command.unchanged) return null;
    const failure = failureOf(await stored(mirror.apply(command.items, command.position)));
    if (failure === null && command.items.length > 0) events.stored(command.items, []);
    return failure;
  }

  async function finish(command: Extract<PullCommand, { kind: 'finish' }>): Promise<StorageFailure | null> {
    const swept = await stored(mirror.sweepGenerations(command.position.generation));
    if (!swept.ok) return swept.error;
    if (swept.value.length > 0) events.stored([], swept.value);
    return failureOf(await stored(mirror.writePosition(command.position)));
  }

  function stored<T>(operation: Stored<T>): Stored<T> {
    const settling: Promise<unknown> = operation.catch(() => null).finally(() => pending.delete(settling));
    pending.add(settling);
    return withDeadline<Result<T, StorageFailure>>(timer, STORE_MS, operation, {
      late: { ok: false, error: { kind: 'unresponsive' } },
      broken: { ok: false, error: { kind: 'unavailable' } },
    });
  }

  return {
    send,
    state: () => state,
    /** Resolves when nothing of this is being written any more. */
    async stop(): Promise<void> {
      send({ kind: 'stopped' });
      cancelWake();
      await Promise.all(pending);
    },
  };
}

function requestBody(
  wardIds: readonly string[],
  epoch: string | null,
  checkpoint: { seq: number; id: string },
  limit: number,
  nonce: string,
  wards: readonly string[] | null = null,
): string {
  const only = wards === null ? {} : { wards };
  return JSON.stringify({ protocol: PROTOCOL_VERSION, epoch, scope: { wardIds }, ...only, checkpoint, limit, nonce });
}

function failureOf(result: Result<unknown, StorageFailure>): StorageFailure | null {
  return result.ok ? null : result.error;
}
