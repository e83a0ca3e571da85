import { v7 } from 'uuid';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { ExchangeKeys } from '../../schema/wire/exchange.ts';
import { sealEvent } from '../events/sealEvent.ts';
import { sealExchange, type ExchangeSeat } from '../exchange/exchangeBundle.ts';
import { issuePass } from '../exchange/exchangePass.ts';
import { signAct, type SignedAct } from '../exchange/signedAct.ts';
import { webExchangeCrypto } from '../exchange/webExchangeCrypto.ts';
import { webRescueCrypto } from '../rescue/webRescueCrypto.ts';

// There in every browser, worker and Node, and in no TypeScript library that this folder may load.
const web = globalThis as unknown as Parameters<typeof webExchangeCrypto>[0];
export const exchangeCrypto = webExchangeCrypto(web);
export const AT = '2026-11-21T08:00:00.000Z';
export const NOW_MS = Date.parse(AT);

/** Somebody at a workstation, with what the last sign-in gave. */
export interface Person {
  readonly userId: string;
  readonly seat: ExchangeSeat;
  act(given?: Partial<ClinicalEvent>): Promise<SignedAct>;
  /** A bundle of acts, each in the section of its ward unless another is named. */
  bundle(acts: readonly SignedAct[], wardId?: string): Promise<string>;
}

/** A site as its server would vouch for people, without a server. */
export async function exchangeSite(siteId = 'site-1', months: readonly string[] = ['2026-10', '2026-11']) {
  const signing = await webRescueCrypto(web.crypto).newKeys('Ed25519');
  const wardKeys = new Map<string, string>();
  const keyOf = (wardId: string, month: string): string => {
    const name = `${wardId} ${month}`;
    const key =
      wardKeys.get(name) ?? `${exchangeCrypto.newNonce().slice(0, 22)}${exchangeCrypto.newNonce().slice(0, 21)}=`;
    wardKeys.set(name, key);
    return key;
  };
  return {
    siteId,
    signing,
    keyOf,
    async person(userId: string, wardIds: readonly string[], until = '2026-11-24T08:00:00.000Z'): Promise<Person> {
      const own = await webRescueCrypto(web.crypto).newKeys('Ed25519');
      const deviceId = `device-${userId}`;
      const claim = { siteId, userId, userName: `Dr ${userId}`, deviceId, authorKey: own.publicKey };
      const wards: ExchangeKeys['wards'] = [];
      for (const wardId of wardIds)
        wards.push({
          wardId,
          pass: await issuePass(exchangeCrypto, signing.privateKey, { ...claim, wardId, issuedAt: AT, until }),
          keys: months.map((month) => ({ month, key: keyOf(wardId, month) })),
        });
      const seat = { siteId, deviceId, signingKey: signing.publicKey, keys: { wards }, privateKey: own.privateKey };
      const passOf = (wardId: string) => {
        const pass = wards.find((ward) => ward.wardId === wardId)?.pass ?? wards[0]?.pass;
        if (pass === undefined) throw new Error('a person of no ward');
        return pass;
      };
      return {
        userId,
        seat,
        act: async (given = {}) => {
          const document = await sealEvent(
            {
              id: v7(),
              siteId,
              wardId: wardIds[0] ?? '',
              chartId: 'chart-1',
              authorId: userId,
              authorName: `Dr ${userId}`,
              deviceId,
              occurredAt: AT,
              clockOffsetMs: null,
              baseRevision: 1,
              corrects: null,
              body: { kind: 'comment', text: 'Zwyxelberg: seen with the prescriber.', orderIds: [] },
              ...given,
            },
            exchangeCrypto.sha256,
          );
          return signAct(exchangeCrypto, { pass: passOf(document.wardId), privateKey: own.privateKey }, document);
        },
        bundle: (acts, wardId) => {
          const ofWard = new Map<string, SignedAct[]>();
          for (const act of acts) {
            const ward = wardId ?? String(act.document['wardId']);
            ofWard.set(ward, [...(ofWard.get(ward) ?? []), act]);
          }
          const parts = [...ofWard].map(([ward, ofIt]) => ({ wardId: ward, acts: ofIt, has: null }));
          return sealExchange(exchangeCrypto, seat, { kind: 'bundle', writtenAt: AT }, parts);
        },
      };
    },
  };
}
