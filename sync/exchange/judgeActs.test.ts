import { beforeAll, describe, expect, test } from 'vitest';
import { AT, exchangeCrypto, exchangeSite, NOW_MS, type Person } from '../testing/exchangeSite.ts';
import { openExchange } from './exchangeBundle.ts';
import { judgeActs, type Here } from './judgeActs.ts';
import { signAct, type SignedAct } from './signedAct.ts';

const MINUTE_MS = 60_000;
let site: Awaited<ReturnType<typeof exchangeSite>>;
let martin: Person;
let roux: Person;

beforeAll(async () => {
  site = await exchangeSite();
  martin = await site.person('martin', ['north', 'east']);
  roux = await site.person('roux', ['north', 'east']);
});

/** Sealed by somebody, opened and judged by roux. */
async function judged(
  acts: readonly SignedAct[],
  given: { by?: Person; wardId?: string; here?: Here; nowMs?: number } = {},
) {
  const { by = martin, wardId, here = () => undefined, nowMs = NOW_MS } = given;
  const opened = await openExchange(exchangeCrypto, roux.seat, await by.bundle(acts, wardId), NOW_MS);
  if (!opened.ok) throw new Error(opened.error);
  const { fresh, alreadyHere, refused } = await judgeActs(exchangeCrypto, roux.seat, opened.value, here, nowMs);
  return { fresh: fresh.map(({ document }) => document['id']), alreadyHere, refused: Object.fromEntries(refused) };
}
const idOf = (act: SignedAct): string => String(act.document['id']);
const later = (ms: number): string => new Date(NOW_MS + ms).toISOString();

describe('acts of a bundle', () => {
  test('pass over several workstations and stay their author’s', async () => {
    const act = await martin.act();
    const carrier = await site.person('carrier', ['north']);
    expect(await judged([act], { by: carrier })).toEqual({ fresh: [idOf(act)], alreadyHere: 0, refused: {} });
  });

  test('a bad one is refused with its reason, and the others go on', async () => {
    const good = [await martin.act(), await martin.act()];
    const changed = await martin.act();
    const tampered = {
      ...changed,
      document: { ...changed.document, body: { kind: 'comment', text: 'Not what he wrote', orderIds: [] } },
    };
    const noEvent = { ...(good[0] as SignedAct), document: { ...good[0]?.document, id: 'nothing' } };
    const result = await judged([tampered, noEvent, ...good]);
    expect(result).toEqual({ fresh: good.map(idOf), alreadyHere: 0, refused: { notProved: 1, unreadable: 1 } });
  });

  test('nobody writes in another’s name: neither with his id, nor with his name, his device, his pass or his signature', async () => {
    const [north] = roux.seat.keys.wards;
    const theirs = await martin.act();
    if (north === undefined) throw new Error('roux has a ward');
    const signedByRoux = (document: SignedAct['document'], pass = north.pass): Promise<SignedAct> =>
      // The forger signs whatever he wants.
      signAct(exchangeCrypto, { pass, privateKey: roux.seat.privateKey }, document as never);
    const forgeries = [
      await roux.act({ authorId: 'martin' }),
      await roux.act({ authorName: 'Dr martin' }),
      await roux.act({ deviceId: 'device-martin' }),
      await signedByRoux(theirs.document),
      await signedByRoux(theirs.document, theirs.pass),
      { ...(await roux.act()), signature: theirs.signature },
      { ...(await roux.act()), pass: { ...north.pass, userId: 'martin' } },
    ];
    expect(await judged(forgeries, { by: roux })).toEqual({
      fresh: [],
      alreadyHere: 0,
      refused: { notProved: forgeries.length },
    });
  });

  test('an act of one ward among those of another, or under the pass of another, is refused', async () => {
    const east = await martin.act({ wardId: 'east' });
    expect(await judged([east], { wardId: 'north' })).toMatchObject({ fresh: [], refused: { otherWard: 1 } });
    const [north] = martin.seat.keys.wards;
    if (north === undefined) throw new Error('martin has a ward');
    expect(await judged([{ ...east, pass: north.pass }])).toMatchObject({ fresh: [], refused: { notProved: 1 } });
  });

  test('what another site vouched for is nothing here', async () => {
    const foreign = await (await exchangeSite('site-1')).person('martin', ['north']);
    expect(await judged([await foreign.act()])).toMatchObject({ refused: { notProved: 1 } });
  });

  test('the future, the far past and the time after the lease are refused; the clocks may differ by minutes', async () => {
    const ahead = [
      await martin.act({ occurredAt: later(9 * MINUTE_MS) }),
      await martin.act({ occurredAt: later(11 * MINUTE_MS) }),
    ];
    expect(await judged(ahead)).toMatchObject({ fresh: [idOf(ahead[0] as SignedAct)], refused: { inTheFuture: 1 } });
    const old = [
      await martin.act({ occurredAt: later(-34 * 86_400_000) }),
      await martin.act({ occurredAt: later(-36 * 86_400_000) }),
    ];
    expect(await judged(old)).toMatchObject({ fresh: [idOf(old[0] as SignedAct)], refused: { tooOld: 1 } });
    // Three days and eleven minutes on: the lease was three days.
    const expired = await martin.act({ occurredAt: '2026-11-24T08:11:00.000Z' });
    expect(await judged([expired], { nowMs: Date.parse('2026-11-24T09:00:00.000Z') })).toMatchObject({
      refused: { notProved: 1 },
    });
  });

  test('the same act twice, or here already, is taken once; another content under its id is refused and counted', async () => {
    const act = await martin.act();
    expect(await judged([act, act])).toMatchObject({ fresh: [idOf(act)], alreadyHere: 1 });
    const known: Here = (id) => (id === idOf(act) ? { digest: String(act.document['digest']) } : undefined);
    expect(await judged([act], { here: known })).toEqual({ fresh: [], alreadyHere: 1, refused: {} });
    const twin = await martin.act({ id: idOf(act), baseRevision: 2 });
    expect(await judged([twin], { here: known })).toMatchObject({ fresh: [], refused: { differs: 1 } });
    expect(await judged([act, twin])).toMatchObject({ fresh: [idOf(act)], refused: { differs: 1 } });
    // The server's copy stands whatever anybody brings.
    expect(await judged([twin], { here: () => ({ digest: null }) })).toEqual({
      fresh: [],
      alreadyHere: 1,
      refused: {},
    });
  });

  test('fields of a later version are under the digest and are kept', async () => {
    const act = await martin.act({ moreThanWeKnow: { deep: [1, 2] } } as object);
    expect(act.document['moreThanWeKnow']).toEqual({ deep: [1, 2] });
    expect((await judged([act])).fresh).toEqual([idOf(act)]);
    const nested = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) as unknown;
    expect(await judged([{ ...act, document: { ...act.document, nested } }])).toMatchObject({
      refused: { unreadable: 1 },
    });
  });

  test('ten thousand signatures are checked in seconds', async () => {
    const acts: SignedAct[] = [];
    for (let index = 0; index < 10_000; index += 1) acts.push(await martin.act({ occurredAt: AT }));
    const began = performance.now();
    expect((await judged(acts)).fresh).toHaveLength(10_000);
    expect(performance.now() - began).toBeLessThan(30_000);
  }, 120_000);
});
