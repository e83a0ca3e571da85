import { join } from 'node:path';
import type { JournalLine, PeerActs, PeerNote } from '../../../schema/ipc/deskPaths.ts';
import type { IpcRequest, IpcResponse } from '../../../schema/ipc/ipcTable.ts';
import type { Result } from '../../../schema/result.ts';
import type { ExchangeFailure, ExchangeTaken } from '../../../schema/wire/exchange.ts';
import { openExchange, sealExchange, type ExchangeSeat } from '../../../sync/exchange/exchangeBundle.ts';
import { judgeActs } from '../../../sync/exchange/judgeActs.ts';
import { webExchangeCrypto } from '../../../sync/exchange/webExchangeCrypto.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk/disk.ts';
import { inTurn } from '../inTurn.ts';
import type { Journal } from '../journal/journal.ts';
import type { Lock, OpenDesk } from '../lock/lock.ts';
import type { Random } from '../random.ts';
import type { DeskContent } from '../session/session.ts';
import type { ExchangePort } from './exchangePort.ts';
import { createGreetings } from './greetings.ts';
import { exchangeSeatOf } from './exchangeSeat.ts';
import { exchangePathOf, openExchangeDesk, type ExchangeDesk } from './openExchangeDesk.ts';
import type { Meeting } from './peerStore.ts';

export interface ExchangeParts {
  readonly lock: Lock<DeskContent>;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  readonly deviceId: string;
  readonly journalOf: (vaultId: string) => Promise<Journal>;
  /** Takes wards that were lost out of the vault record, so that their keys go. */
  readonly dropWards: (wardIds: readonly string[]) => Promise<void>;
  /** Where the sealed acts of peers lie. */
  readonly storeFolder: string;
  /** Where files for people go. */
  readonly fileFolder: string;
}

/** The exchange among workstations, put together: by file for the page, by text for the network, and the desk worker's side. */
export interface Exchange {
  readonly port: ExchangePort;
  state(): Promise<IpcResponse<'exchange.state'>>;
  write(): Promise<IpcResponse<'exchange.write'>>;
  take(request: IpcRequest<'exchange.take'>): Promise<IpcResponse<'exchange.take'>>;
  /** For the desk worker: acts of peers on the wards of this person with numbers above `after`, at most some hundred. null: locked meanwhile. */
  peerActs(after: number): Promise<PeerActs | null>;
  /** What the desk worker has to say of them; false: not kept, the disk is full. */
  noted(note: PeerNote): Promise<boolean>;
  /** The journal has these on the disk now. */
  journalGrew(lines: readonly JournalLine[]): Promise<void>;
  forget(vaultId: string): Promise<void>;
  close(): Promise<void>;
}

interface Open {
  readonly desk: OpenDesk<DeskContent>;
  readonly exchange: ExchangeDesk;
}

const ACTS_AN_ANSWER = 300;
/** The newest of a long absence: a closed letter lies in the memory of a locked workstation. */
const ACTS_A_LETTER = 500;
const crypto = webExchangeCrypto(globalThis);

export function createExchange(parts: ExchangeParts): Exchange {
  const { lock, disk, clock, deviceId } = parts;
  const oneAtATime = inTurn();
  const newsListeners = new Set<() => void>();
  let open: Open | null = null;
  lock.onLock(() => void oneAtATime(closeOpen));

  async function closeOpen(): Promise<void> {
    const closing = open;
    open = null;
    await closing?.exchange.close();
  }
  /** Within a turn only. What was opened for an earlier unlocking is closed first. */
  async function opened(): Promise<Open | null> {
    const desk = lock.open();
    if (open !== null && (desk === null || open.desk.ended !== desk.ended)) await closeOpen();
    if (desk === null) return null;
    if (open === null) {
      const { vaultId } = desk.content.opened.envelope;
      const journal = await parts.journalOf(vaultId);
      if (desk.ended.aborted) return null;
      const { random, storeFolder: folder } = parts;
      const exchange = await openExchangeDesk({
        crypto,
        disk,
        folder,
        random,
        journal,
        dataKey: desk.dataKey,
        vaultId,
        now: clock.now,
      });
      open = { desk, exchange };
      await dropForeign(exchange);
    }
    return open;
  }
  /** Wards for which the last sign-in brought no keys are no longer this person's. */
  async function dropForeign({ peers }: ExchangeDesk): Promise<void> {
    const wards = lock.open()?.content.opened.record.exchange?.wards;
    if (wards === undefined) return;
    const mine = new Set(wards.map(({ wardId }) => wardId));
    // A full disk keeps them: sealed, and given to nobody.
    await peers.dropWards(new Set([...peers.acts()].map(({ wardId }) => wardId).filter((id) => !mine.has(id))));
  }
  const inDesk = <T>(locked: T, work: (exchange: ExchangeDesk, seat: ExchangeSeat | null) => Promise<T>): Promise<T> =>
    oneAtATime(async () => {
      const now = await opened();
      const record = lock.open()?.content.opened.record;
      return now === null || record === undefined ? locked : work(now.exchange, exchangeSeatOf(record, deviceId));
    });
  const nowText = (): string => new Date(clock.now()).toISOString();
  const tellNews = (): void => {
    for (const listen of newsListeners) listen();
  };

  const takeBy = async (by: Meeting['by'], text: string): Promise<Result<ExchangeTaken, ExchangeFailure>> => {
    const failed = (error: ExchangeFailure): Result<ExchangeTaken, ExchangeFailure> => ({ ok: false, error });
    const taken = await inDesk<Result<ExchangeTaken, ExchangeFailure>>(failed('locked'), async (exchange, seat) => {
      if (seat === null) return failed('noKeys');
      const read = await openExchange(crypto, seat, text, clock.now());
      if (!read.ok) return read;
      const { header, writerName: name, notForYou } = read.value;
      if (header.kind !== 'bundle') return failed('notAnExchangeFile');
      const { fresh, alreadyHere, refused } = await judgeActs(crypto, seat, read.value, exchange.here, clock.now());
      const met: Meeting = { way: 'taken', by, at: nowText(), deviceId: header.deviceId, name, count: fresh.length };
      // Meetings over the network that brought nothing are too many to write down.
      if (fresh.length > 0 || by === 'file') {
        const kept = await exchange.peers.add(header.deviceId, fresh, nowText(), met);
        if (!kept.ok) return failed('diskFull');
      }
      const reasons = [...refused].map(([reason, count]) => ({ reason, count }));
      const { deviceId: writer, writtenAt } = header;
      const counts = { fresh: fresh.length, alreadyHere, notForYou, refused: reasons };
      return {
        ok: true,
        value: { deviceId: writer, ...(name === null ? {} : { writerName: name }), writtenAt, ...counts },
      };
    });
    if (taken.ok && taken.value.fresh > 0) tellNews();
    return taken;
  };

  const greetings = createGreetings({ crypto, clock, deviceId });
  return {
    port: {
      greeting: () =>
        inDesk(null, async (exchange, seat) => (seat === null ? null : greetings.greeting(exchange, seat))),
      answer: (text) =>
        inDesk(null, async (exchange, seat) => (seat === null ? null : greetings.answer(exchange, seat, text))),
      take: (bundle) => takeBy('network', bundle),
      letter: () =>
        inDesk(null, async (exchange, seat) => {
          if (seat === null) return null;
          const given = await exchange.parts(seat, (_wardId, _id, isAccepted) => !isAccepted, ACTS_A_LETTER);
          const header = { kind: 'bundle', writtenAt: nowText() } as const;
          return given.parts.length === 0 ? null : sealExchange(crypto, seat, header, given.parts);
        }),
      onNews: (listener) => {
        newsListeners.add(listener);
        return () => void newsListeners.delete(listener);
      },
    },

    state: () =>
      inDesk<IpcResponse<'exchange.state'>>({ ok: false, code: 'notAllowed' }, async ({ peers, ...desk }, seat) => ({
        ok: true,
        isReady: seat !== null,
        toGive: seat === null ? 0 : desk.toGive(seat),
        lastTaken: peers.latest('taken'),
        lastGiven: peers.latest('given'),
      })),

    write: () =>
      inDesk<IpcResponse<'exchange.write'>>({ ok: false, code: 'notAllowed' }, async (exchange, seat) => {
        if (seat === null) return { ok: false, reason: 'neverVouchedFor' };
        const given = await exchange.parts(seat, () => true);
        const count = given.parts.reduce((sum, { acts }) => sum + acts.length, 0);
        if (count === 0) return { ok: false, reason: 'nothingToGive' };
        const writtenAt = nowText();
        const file = await sealExchange(crypto, seat, { kind: 'bundle', writtenAt }, given.parts);
        const path = join(parts.fileFolder, `wardlight-exchange-${writtenAt.replaceAll(/[:.]/g, '-')}.txt`);
        try {
          await disk.makeFolder(parts.fileFolder);
          const written = await disk.writeDurably(path, Buffer.from(file));
          if (!written.ok) return { ok: false, reason: 'diskFull' };
        } catch {
          // A folder that may not be written, a disk that was pulled: the person must hear of it.
          return { ok: false, reason: 'folderRefused' };
        }
        // The file is there: that this workstation cannot note it is no reason to say that it is not.
        await exchange.peers.note({ way: 'given', by: 'file', at: writtenAt, deviceId: null, name: null, count });
        return { ok: true, path, count, leftOut: given.leftOut };
      }),

    async take({ file }) {
      const taken = await takeBy('file', file);
      if (taken.ok) return { ok: true, taken: taken.value };
      return taken.error === 'locked' ? { ok: false, code: 'notAllowed' } : { ok: false, reason: taken.error };
    },

    peerActs: (after) =>
      inDesk<PeerActs | null>(null, async ({ peers }, seat) => {
        const mine = new Set(seat?.keys.wards.map(({ wardId }) => wardId));
        const newer = [...peers.acts()]
          .filter(({ number, wardId }) => number > after && mine.has(wardId))
          .slice(0, ACTS_AN_ANSWER);
        return {
          unreadable: peers.unreadable(),
          acts: newer.map(({ number, from, takenAt, settled, act }) => ({ number, from, takenAt, settled, ...act })),
        };
      }),

    async noted({ serverHas, refused, lostWards, serverRestored }) {
      // The keys first: nothing of these wards is taken in any more while their acts go.
      if (lostWards !== undefined && lostWards.length > 0) await parts.dropWards(lostWards);
      return inDesk(true, async (exchange) => {
        if (serverRestored === true) exchange.serverForgot();
        exchange.serverHas(serverHas ?? []);
        const ids = (serverHas ?? []).map(({ id }) => id);
        const done = [
          serverRestored === true ? await exchange.peers.forgetSettled() : null,
          await exchange.peers.settle(ids, 'accepted'),
          await exchange.peers.settle(refused ?? [], 'refused'),
          await exchange.peers.dropWards(new Set(lostWards ?? [])),
        ];
        return done.every((one) => one === null || one.ok);
      });
    },

    async journalGrew(lines) {
      const hasActs = lines.some(({ line }) => line === 'act');
      const isNews = await oneAtATime(async () => open?.exchange.own.appended(lines) ?? hasActs);
      if (isNews) tellNews();
    },
    forget: (vaultId) =>
      oneAtATime(async () => {
        await closeOpen();
        await disk.remove(exchangePathOf(parts.storeFolder, vaultId));
      }),
    close: () => oneAtATime(closeOpen),
  };
}
