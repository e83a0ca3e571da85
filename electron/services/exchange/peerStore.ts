import { setImmediate as breathe } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Result } from '../../../schema/result.ts';
import { identifier } from '../../../schema/identifier.ts';
import { instant } from '../../../schema/instant.ts';
import { signedAct, type SignedAct } from '../../../sync/exchange/signedAct.ts';
import type { AppendFile, Disk, DiskFull } from '../disk/disk.ts';
import { inTurn } from '../inTurn.ts';
import type { Random } from '../random.ts';
import { keyFor, seal, unseal } from '../vault/sealing.ts';

const DAY_MS = 86_400_000;
/** Acts that the server has go on travelling this long: a peer may be without it for longer than we are. */
const KEEP_ACCEPTED_DAYS = 5;
const KEEP_REFUSED_DAYS = 35;
/** Ten thousand lines in one go would keep the rest of the shell waiting for seconds. */
const LINES_A_BREATH = 100;

/** An exchange that took place, for the screen. */
const meeting = z.object({
  way: z.enum(['taken', 'given']),
  by: z.enum(['file', 'network']),
  at: instant,
  /** The other workstation; null where a file went to whoever takes it. */
  deviceId: identifier.nullable(),
  /** Who worked there. */
  name: z.string().nullable(),
  /** Acts that were new, or were given. */
  count: z.number().int().nonnegative(),
});
export type Meeting = z.infer<typeof meeting>;

/** `forgotten`: the server was restored from a backup, and what it had is no longer known. */
const record = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), from: identifier, takenAt: instant, act: signedAct }),
  z.object({ kind: z.literal('settled'), ids: z.array(z.string()), outcome: z.enum(['accepted', 'refused']) }),
  z.object({ kind: z.literal('forgotten') }),
  z.object({ kind: z.literal('met'), meeting }),
]);
type StoreRecord = z.infer<typeof record>;

/** An act of a colleague that came over the exchange. `number`: its place in this opening of the store. */
export interface PeerAct {
  readonly number: number;
  readonly id: string;
  readonly wardId: string;
  readonly from: string;
  readonly takenAt: string;
  readonly act: SignedAct;
  /** What the server said of it, as far as this workstation has heard. */
  readonly settled: 'no' | 'accepted' | 'refused';
}

/** What was taken from peers, sealed under the data key line by line, on the disk before `add` answers. */
export interface PeerStore {
  acts(): Iterable<PeerAct>;
  get(id: string): PeerAct | undefined;
  latest(way: Meeting['way']): Meeting | null;
  /** Lines that did not open when the file was read. */
  unreadable(): number;
  add(from: string, acts: readonly SignedAct[], takenAt: string, met: Meeting): Promise<Result<void, DiskFull>>;
  note(met: Meeting): Promise<Result<void, DiskFull>>;
  settle(ids: readonly string[], outcome: 'accepted' | 'refused'): Promise<Result<void, DiskFull>>;
  forgetSettled(): Promise<Result<void, DiskFull>>;
  /** Takes the acts of these wards off the disk. */
  dropWards(wardIds: ReadonlySet<string>): Promise<Result<void, DiskFull>>;
  close(): Promise<void>;
}

export interface PeerStoreOptions {
  readonly disk: Disk;
  readonly path: string;
  readonly dataKey: Uint8Array;
  readonly vaultId: string;
  readonly random: Random;
  readonly now: number;
}

export async function openPeerStore({
  disk,
  path,
  dataKey,
  vaultId,
  random,
  now,
}: PeerStoreOptions): Promise<PeerStore> {
  const key = keyFor('exchange store 1', dataKey, Buffer.from(vaultId));
  const bound = `wardlight exchange store 1 ${vaultId}`;
  const acts = new Map<string, PeerAct>();
  const met = new Map<Meeting['way'], Meeting>();
  let lastNumber = 0;
  /** Kept as they are: somebody may still read them. */
  const unreadable: string[] = [];

  const lineOf = (one: StoreRecord): string => {
    const { nonce, ciphertext } = seal(key, gzipSync(JSON.stringify(one)), bound, random);
    return `${nonce} ${ciphertext}\n`;
  };
  const textOf = async (records: readonly StoreRecord[]): Promise<Buffer> => {
    const made: string[] = [];
    for (const one of records) {
      if (made.push(lineOf(one)) % LINES_A_BREATH === 0) await breathe();
    }
    return Buffer.from(made.join(''));
  };
  /** null: damaged, or of a later version of this program. */
  const recordOf = (line: string): StoreRecord | null => {
    const [nonce = '', ciphertext = ''] = line.split(' ');
    const plain = unseal(key, { nonce, ciphertext }, bound);
    return plain === null ? null : (record.safeParse(unpacked(plain)).data ?? null);
  };
  const note = (one: StoreRecord): void => {
    if (one.kind === 'met') met.set(one.meeting.way, one.meeting);
    else if (one.kind === 'forgotten') for (const [id, act] of acts) acts.set(id, { ...act, settled: 'no' });
    else if (one.kind === 'settled') {
      for (const id of one.ids) {
        const act = acts.get(id);
        if (act !== undefined) acts.set(id, { ...act, settled: one.outcome });
      }
    } else {
      const { id, wardId } = one.act.document;
      lastNumber += 1;
      const { from, takenAt, act } = one;
      acts.set(String(id), {
        number: lastNumber,
        id: String(id),
        wardId: String(wardId),
        from,
        takenAt,
        act,
        settled: 'no',
      });
    }
  };
  const everything = (): readonly StoreRecord[] => [
    ...[...acts.values()].map(({ from, takenAt, act }) => ({ kind: 'act' as const, from, takenAt, act })),
    ...(['accepted', 'refused'] as const).flatMap((outcome) => {
      const ids = [...acts.values()].filter(({ settled }) => settled === outcome).map(({ id }) => id);
      return ids.length === 0 ? [] : [{ kind: 'settled' as const, ids, outcome }];
    }),
    ...[...met.values()].map((one) => ({ kind: 'met' as const, meeting: one })),
  ];

  const text = Buffer.from((await disk.read(path)) ?? []).toString('utf8');
  // What follows the last newline was cut off by a crash and never answered for.
  const lines = text.split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    if (index % LINES_A_BREATH === 0) await breathe();
    const one = recordOf(line);
    if (one === null) unreadable.push(line);
    else note(one);
  }
  let file: AppendFile = await disk.openToAppend(path);
  await file.truncate(Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));

  const rewrite = async (): Promise<Result<void, DiskFull>> => {
    // Windows renames over no open file.
    await file.close();
    try {
      const kept = Buffer.from(unreadable.map((line) => `${line}\n`).join(''));
      return await disk.writeDurably(path, Buffer.concat([kept, await textOf(everything())]));
    } finally {
      file = await disk.openToAppend(path);
    }
  };
  const drop = async (mayGo: (act: PeerAct) => boolean): Promise<Result<void, DiskFull>> => {
    const gone = [...acts.values()].filter(mayGo);
    for (const { id } of gone) acts.delete(id);
    return gone.length === 0 ? { ok: true, value: undefined } : rewrite();
  };
  const append = async (records: readonly StoreRecord[]): Promise<Result<void, DiskFull>> => {
    const written = await file.appendDurably(await textOf(records));
    if (written.ok) for (const one of records) note(one);
    return written;
  };

  await drop(({ settled, takenAt }) => {
    const days = (now - Date.parse(takenAt)) / DAY_MS;
    return (settled === 'accepted' && days > KEEP_ACCEPTED_DAYS) || (settled === 'refused' && days > KEEP_REFUSED_DAYS);
  });
  const oneAtATime = inTurn();
  return {
    acts: () => acts.values(),
    get: (id) => acts.get(id),
    latest: (way) => met.get(way) ?? null,
    unreadable: () => unreadable.length,
    add: (from, fresh, takenAt, one) =>
      oneAtATime(() =>
        append([...fresh.map((act) => ({ kind: 'act' as const, from, takenAt, act })), { kind: 'met', meeting: one }]),
      ),
    note: (one) => oneAtATime(() => append([{ kind: 'met', meeting: one }])),
    settle: (ids, outcome) =>
      oneAtATime(async () => {
        const changed = ids.filter((id) => (acts.get(id)?.settled ?? outcome) !== outcome);
        return changed.length === 0
          ? { ok: true, value: undefined }
          : append([{ kind: 'settled', ids: changed, outcome }]);
      }),
    forgetSettled: () => oneAtATime(() => append([{ kind: 'forgotten' }])),
    dropWards: (wardIds) => oneAtATime(() => drop(({ wardId }) => wardIds.has(wardId))),
    close: () =>
      oneAtATime(async () => {
        await file.close();
        key.fill(0);
        acts.clear();
      }),
  };
}

function unpacked(plain: Uint8Array): unknown {
  try {
    return JSON.parse(gunzipSync(plain).toString('utf8'));
  } catch {
    return undefined;
  }
}
