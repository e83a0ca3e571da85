import type { ExchangeRefusal } from '../../schema/wire/exchange.ts';
import type { OpenedExchange } from './exchangeBundle.ts';
import type { ExchangeCrypto } from './exchangeCrypto.ts';
import { CLOCKS_DIFFER_MS, proveAct, type ProvingSite, type SignedAct } from './signedAct.ts';

const DAY_MS = 86_400_000;
/** As long as a server may be restored to: older acts are nobody's news, and old keys lose their worth. */
const OLDEST_DAYS = 35;

/**
 * What is here already, by id: the digest of the act, or null where only the id is known (the server's copy, which stands
 * whatever anybody brings).
 */
export type Here = (id: string) => { readonly digest: string | null } | undefined;

export interface Judged {
  readonly fresh: readonly SignedAct[];
  readonly alreadyHere: number;
  readonly refused: ReadonlyMap<ExchangeRefusal, number>;
}

/** Judges the acts of a bundle one by one: a bad one is counted with its reason and holds up no other. */
export async function judgeActs(
  crypto: Pick<ExchangeCrypto, 'isSignedBy' | 'sha256'>,
  site: ProvingSite,
  { wards }: Pick<OpenedExchange, 'wards'>,
  here: Here,
  nowMs: number,
): Promise<Judged> {
  const fresh = new Map<string, SignedAct>();
  const refused = new Map<ExchangeRefusal, number>();
  const soundPasses = new Map<string, boolean>();
  let alreadyHere = 0;
  for (const { wardId, acts } of wards) {
    for (const act of acts) {
      const id = String(act.document['id']);
      const digest = act.document['digest'];
      const twin = here(id) ?? digestOf(fresh.get(id));
      if (twin !== undefined && (twin.digest === null || twin.digest === digest)) {
        alreadyHere += 1;
        continue;
      }
      const refusal = twin === undefined ? await judge(crypto, site, { act, wardId, soundPasses }, nowMs) : 'differs';
      if (refusal === null) fresh.set(id, act);
      else refused.set(refusal, (refused.get(refusal) ?? 0) + 1);
    }
  }
  return { fresh: [...fresh.values()], alreadyHere, refused };
}

async function judge(
  crypto: Pick<ExchangeCrypto, 'isSignedBy' | 'sha256'>,
  site: ProvingSite,
  given: { readonly act: SignedAct; readonly wardId: string; readonly soundPasses: Map<string, boolean> },
  nowMs: number,
): Promise<ExchangeRefusal | null> {
  const proved = await proveAct(crypto, site, given.act, given.soundPasses);
  if (!proved.ok) return proved.error;
  if (proved.value.wardId !== given.wardId) return 'otherWard';
  const writtenMs = Date.parse(proved.value.occurredAt);
  if (writtenMs > nowMs + CLOCKS_DIFFER_MS) return 'inTheFuture';
  return writtenMs < nowMs - OLDEST_DAYS * DAY_MS ? 'tooOld' : null;
}

function digestOf(act: SignedAct | undefined): { readonly digest: string | null } | undefined {
  return act === undefined ? undefined : { digest: String(act.document['digest']) };
}
