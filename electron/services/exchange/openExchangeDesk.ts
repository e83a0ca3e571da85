import { join } from 'node:path';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { ExchangeSeat, WardPart } from '../../../sync/exchange/exchangeBundle.ts';
import type { ExchangeCrypto } from '../../../sync/exchange/exchangeCrypto.ts';
import { shortIds } from '../../../sync/exchange/actIds.ts';
import { chooseActs, mayTravel, type Traveller } from '../../../sync/exchange/chooseActs.ts';
import type { Here } from '../../../sync/exchange/judgeActs.ts';
import { signAct, type SignedAct } from '../../../sync/exchange/signedAct.ts';
import type { Disk } from '../disk/disk.ts';
import type { Journal } from '../journal/journal.ts';
import type { Random } from '../random.ts';
import { readOwnActs, type OwnActs } from './ownActs.ts';
import { openPeerStore, type PeerStore } from './peerStore.ts';

/** An act that may travel: one of a colleague as it came, or one of ours, signed when it goes. */
interface Held extends Traveller {
  readonly wardId: string;
  readonly document: Pick<ClinicalEvent, 'id' | 'occurredAt'>;
  readonly signed: () => Promise<SignedAct>;
}

/** The exchange between one unlocking and the lock. */
export interface ExchangeDesk {
  readonly own: OwnActs;
  readonly peers: PeerStore;
  readonly here: Here;
  /** The mirror of the desk worker holds these: the server has them. */
  serverHas(acts: readonly { readonly id: string; readonly wardId: string }[]): void;
  /** It was restored from a backup. */
  serverForgot(): void;
  /** What of `wardId` this workstation has, by `shortIds`. */
  has(wardId: string): string;
  /** What may be given of each ward of the seat, signed; `lacks` says what the reader needs. */
  parts(
    seat: ExchangeSeat,
    lacks: (wardId: string, id: string, isAccepted: boolean) => boolean,
    most?: number,
  ): Promise<{ readonly parts: readonly WardPart[]; readonly leftOut: number }>;
  /** Acts that would go into a file now. */
  toGive(seat: ExchangeSeat): number;
  close(): Promise<void>;
}

export async function openExchangeDesk(parts: {
  readonly crypto: ExchangeCrypto;
  readonly disk: Disk;
  readonly folder: string;
  readonly random: Random;
  readonly journal: Journal;
  readonly dataKey: Uint8Array;
  readonly vaultId: string;
  readonly now: () => number;
}): Promise<ExchangeDesk> {
  const { crypto, disk, folder, random, dataKey, vaultId, now } = parts;
  await disk.makeFolder(folder);
  const path = exchangePathOf(folder, vaultId);
  const peers = await openPeerStore({ disk, path, dataKey, vaultId, random, now: now() });
  const own = await readOwnActs(dataKey, parts.journal, now);
  const ofServer = new Map<string, Set<string>>();

  const onServer = (id: string): boolean => [...ofServer.values()].some((ids) => ids.has(id));
  const here: Here = (id) => {
    // One of ours that is not open is old and accepted: the server's copy stands.
    if (own.has(id)) return { digest: own.get(id)?.digest ?? null };
    const peer = peers.get(id);
    if (peer !== undefined) return { digest: String(peer.act.document['digest']) };
    return onServer(id) ? { digest: null } : undefined;
  };
  function* held(seat: ExchangeSeat): Generator<Held> {
    const passes = new Map(seat.keys.wards.map(({ wardId, pass }) => [wardId, pass]));
    for (const document of own.acts()) {
      const pass = passes.get(document.wardId);
      if (pass === undefined) continue;
      const signed = (): Promise<SignedAct> => signAct(crypto, { pass, privateKey: seat.privateKey }, document);
      yield { wardId: document.wardId, document, isAccepted: own.isAccepted(document.id), signed };
    }
    for (const { wardId, act, settled } of peers.acts()) {
      if (settled === 'refused' || !passes.has(wardId)) continue;
      const document = { id: String(act.document['id']), occurredAt: String(act.document['occurredAt']) };
      yield { wardId, document, isAccepted: settled === 'accepted', signed: () => Promise.resolve(act) };
    }
  }
  return {
    own,
    peers,
    here,
    serverHas(acts) {
      for (const { id, wardId } of acts) {
        const ids = ofServer.get(wardId) ?? new Set<string>();
        ofServer.set(wardId, ids.add(id));
      }
    },
    serverForgot: () => ofServer.clear(),
    has(wardId) {
      const ids = new Set(ofServer.get(wardId));
      for (const event of own.acts()) if (event.wardId === wardId) ids.add(event.id);
      for (const act of peers.acts()) if (act.wardId === wardId) ids.add(act.id);
      return shortIds(ids);
    },
    async parts(seat, lacks, most) {
      const wanted = [...held(seat)].filter(({ wardId, document, isAccepted }) =>
        lacks(wardId, document.id, isAccepted),
      );
      const { chosen, leftOut } = chooseActs(wanted, now(), most);
      const byWard = new Map<string, SignedAct[]>();
      for (const { wardId, signed } of chosen) {
        const acts = byWard.get(wardId) ?? [];
        acts.push(await signed());
        byWard.set(wardId, acts);
      }
      return { parts: [...byWard].map(([wardId, acts]) => ({ wardId, acts, has: null })), leftOut };
    },
    toGive: (seat) => [...held(seat)].filter((act) => mayTravel(act, now())).length,
    async close() {
      own.close();
      await peers.close();
    },
  };
}

/** The file of a vault; without its key nobody reads it. */
export function exchangePathOf(folder: string, vaultId: string): string {
  return join(folder, `${vaultId}.sealed`);
}
