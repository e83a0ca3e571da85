import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalLine } from '../../../../schema/ipc/deskPaths.ts';
import type { PushItem } from '../../../../schema/wire/push.ts';
import type { Person } from '../../../../sync/testing/exchangeSite.ts';
import type { Disk } from '../../disk/disk.ts';
import { nodeDisk } from '../../disk/nodeDisk.ts';
import { openJournal } from '../../journal/journal.ts';
import { createLock } from '../../lock/lock.ts';
import { manualClock } from '../../manualClock.ts';
import { systemRandom } from '../../random.ts';
import type { DeskContent } from '../../session/session.ts';
import { keyFor, seal } from '../../vault/sealing.ts';
import { createExchange, type Exchange } from '../exchange.ts';

/** The exchange of one workstation on a real disk, with a person at it, without a shell around it. */
export interface SeatedExchange {
  readonly exchange: Exchange;
  readonly clock: ReturnType<typeof manualClock>;
  readonly folder: string;
  readonly storePath: string;
  readonly dropped: readonly string[];
  unlock(): void;
  lock(): void;
  /** The vault record has keys of these wards only from now on. */
  leaveOnly(wardIds: readonly string[]): void;
  /** Writes an act of the person into the journal, as the desk worker seals it; gives its id. */
  write(given?: Parameters<Person['act']>[0]): Promise<string>;
  writeItem(item: PushItem): Promise<void>;
  append(line: JournalLine): Promise<void>;
  heldIds(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const VAULT = 'vault-1';

export async function seatedExchange(
  person: Person,
  given: { readonly at: string; readonly disk?: (disk: Disk) => Disk; readonly withoutKeys?: boolean },
): Promise<SeatedExchange> {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-exchange-'));
  const disk = given.disk?.(nodeDisk) ?? nodeDisk;
  const clock = manualClock(given.at);
  const journal = await openJournal({ disk: nodeDisk, path: join(folder, 'journal.ndjson'), clock });
  const lock = createLock<DeskContent>({ clock, random: systemRandom, idleMinutes: 30, enrolled: true });
  const dataKey = new Uint8Array(systemRandom(32));
  const { seat } = person;
  const dropped: string[] = [];
  const exchange = createExchange({
    lock,
    disk,
    clock,
    random: systemRandom,
    deviceId: seat.deviceId,
    journalOf: async () => journal,
    dropWards: async (wardIds) => void dropped.push(...wardIds),
    storeFolder: join(folder, 'exchange'),
    fileFolder: join(folder, 'files'),
  });
  const openedWith = (keys: typeof seat.keys) => ({
    envelope: { vaultId: VAULT },
    dataKey,
    record: {
      user: { siteId: seat.siteId },
      authorKey: { publicKey: '', privateKey: seat.privateKey },
      siteKeys: { rescue: '', signing: seat.signingKey },
      ...(given.withoutKeys === true ? {} : { exchange: keys }),
    },
  });
  let { keys } = seat;
  // Of the vault the exchange reads nothing else.
  const content = (): DeskContent => ({ opened: openedWith(keys), signIn: {} }) as unknown as DeskContent;
  // Locking fills the key with zeros.
  const unlock = (): void => void lock.unlock(content(), dataKey.slice());
  unlock();

  const append = async (line: JournalLine): Promise<void> => {
    await journal.append([line]);
    await exchange.journalGrew([line]);
  };
  const writeItem = (item: PushItem): Promise<void> => {
    const { id } = item.document;
    const key = keyFor('journal 1', dataKey, new Uint8Array(32));
    const { nonce, ciphertext } = seal(key, Buffer.from(JSON.stringify(item)), `journal:${id}`, systemRandom);
    const record = Buffer.concat([Buffer.from(nonce, 'base64'), Buffer.from(ciphertext, 'base64')]);
    return append({ line: 'act', id, sealed: record.toString('base64') });
  };
  return {
    exchange,
    clock,
    folder,
    storePath: join(folder, 'exchange', `${VAULT}.sealed`),
    dropped,
    unlock,
    lock: () => lock.lock('asked'),
    leaveOnly(wardIds) {
      keys = { wards: keys.wards.filter(({ wardId }) => wardIds.includes(wardId)) };
      lock.replace(content());
    },
    async write(act) {
      const { document } = await person.act({ occurredAt: new Date(clock.now()).toISOString(), ...act });
      await writeItem({ type: 'event', document } as unknown as PushItem);
      return String(document['id']);
    },
    writeItem,
    append,
    heldIds: async () => ((await exchange.peerActs(0))?.acts ?? []).map(({ document }) => String(document['id'])),
    async close() {
      lock.lock('closing');
      await exchange.close();
      await journal.close();
      await rm(folder, { recursive: true });
    },
  };
}
