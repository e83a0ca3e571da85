import { bulkLine } from '../../schema/wire/bulk.ts';
import type { FeedItem } from '../../schema/wire/feedItem.ts';
import { statusResponse } from '../../schema/wire/status.ts';
import { actIdOf, sampleEvent } from '../simulator/sampleDocuments.ts';
import { bothWards, contractHospital, MINE, namesOf, OTHER, told, type OpenedServer } from './contractHospital.ts';
import { sameJson, type ContractCase } from './sameJson.ts';

/** What the two machines rely on: kept by the model of the simulator and by the real server on PostgreSQL. */
export const serverContract: readonly ContractCase<OpenedServer>[] = [
  {
    name: 'says who it is to anybody',
    async run(open) {
      const { server, siteId } = await contractHospital(open);
      const answer = await server.status();
      const status = statusResponse.parse(JSON.parse(answer.body));
      sameJson([answer.status, status.siteId], [200, siteId], 'status');
      sameJson(status.epoch, (await server.head()).epoch, 'epoch');
    },
  },
  {
    name: 'gives everything in scope page by page, each document once, with a digest at the end only',
    async run(open) {
      const { page } = await contractHospital(open);
      const found: FeedItem[] = [];
      let checkpoint = { seq: 0, id: '' };
      for (let pages = 0; ; pages += 1) {
        const next = await page({ checkpoint, limit: 2 });
        sameJson(next.digest === null, next.more, 'digest with the last page only');
        sameJson(
          next.items.every(({ seq }) => seq > checkpoint.seq),
          true,
          'items after the checkpoint',
        );
        found.push(...next.items);
        ({ checkpoint } = next);
        if (!next.more) {
          sameJson(next.digest?.count, found.length, 'count');
          sameJson(await page({ checkpoint }).then(({ items }) => items), [], 'nothing new');
          break;
        }
        if (pages > 10) throw new Error('no end');
      }
      sameJson(namesOf(found), ['chart:chart-0', 'chart:chart-1', 'chart:chart-2', 'ward:w1', 'ward:w2'], 'documents');
    },
  },
  {
    name: 'gives the same in bulk, with a mark and an end',
    async run(open) {
      const { server, ask } = await contractHospital(open);
      const { answer, lines } = await server.bulk(MINE, JSON.stringify(ask));
      const read = lines.map((line) => bulkLine.parse(JSON.parse(line)));
      sameJson([answer.status, read[0]?.line, read.at(-1)?.line], [200, 'begin', 'end'], 'lines');
      sameJson(
        namesOf(read.flatMap((line) => (line.line === 'item' ? [line.item] : []))),
        ['chart:chart-0', 'chart:chart-1', 'chart:chart-2', 'ward:w1', 'ward:w2'],
        'documents',
      );
    },
  },
  {
    name: "refuses who is not signed in, and wards that are not the user's",
    async run(open) {
      const { server, pull } = await contractHospital(open);
      sameJson((await pull({}, OTHER)).status, 403, 'another ward');
      sameJson((await pull({ scope: { wardIds: ['w1'] } }, OTHER)).status, 200, 'the own ward');
      await server.expireSession(MINE);
      sameJson((await pull()).status, 401, 'after the session');
      await server.renewSession(MINE);
      sameJson((await pull()).status, 200, 'signed in again');
    },
  },
  {
    name: 'answers 409 to who stands in another epoch or ahead of it',
    async run(open) {
      const { server, pull } = await contractHospital(open);
      const { epoch, seq } = await server.head();
      sameJson((await pull({ epoch })).status, 200, 'this epoch');
      sameJson((await pull({ epoch: 'another' })).status, 409, 'another epoch');
      sameJson((await pull({ epoch, checkpoint: { seq: seq + 1, id: 'x' } })).status, 409, 'ahead');
    },
  },
  {
    name: 'F16: takes an act once, however often it comes, and gives the same answer',
    async run(open) {
      const { page, push, event } = await contractHospital(open);
      const item = await event();
      const [first] = await push([item]);
      for (let again = 0; again < 5; again += 1) sameJson(await push([item]), [first], 'replay');
      sameJson(await push([item, item]), [first, first], 'twice in one push');
      sameJson(namesOf((await page()).items).filter((name) => name.startsWith('event')).length, 1, 'events');
    },
  },
  {
    name: 'refuses an id that another act has, a broken seal, another author and what it does not know',
    async run(open) {
      const { push, event } = await contractHospital(open);
      const item = await event();
      if (item.type !== 'event') throw new Error('not an event');
      await push([item]);
      const other = await event();
      if (other.type !== 'event') throw new Error('not an event');
      const stolen = await sampleEvent(
        item.document.id,
        'chart-0',
        'w1',
        { userId: MINE, deviceId: 'device-1', siteId: item.document.siteId, occurredAt: item.document.occurredAt },
        { kind: 'comment', text: 'something else', orderIds: [] },
      );
      const results = await push([
        { type: 'event', document: stolen },
        { type: 'event', document: { ...other.document, digest: '0'.repeat(64) } },
        await event(undefined, 'chart-0', 'w1', OTHER),
        await event(undefined, 'chart-77', 'w1'),
        await event(undefined, 'chart-2', 'w1'),
        await event({ kind: 'interventionOutcome', interventionId: actIdOf(9, 9), outcome: 'accepted' }),
        await event(),
      ]);
      sameJson(
        told(results),
        ['idReused', 'digestMismatch', 'forbidden', 'unknownChart', 'forbidden', 'unknownReference', 'accepted'],
        'answers',
      );
    },
  },
  {
    name: 'F21: takes an outcome that comes before its intervention in the same push',
    async run(open) {
      const { push, event } = await contractHospital(open);
      const proposal = await event({ kind: 'intervention', problem: '1', type: '1', orderIds: [], message: 'stop' });
      const outcome = await event({
        kind: 'interventionOutcome',
        interventionId: proposal.document.id,
        outcome: 'accepted',
      });
      sameJson(told(await push([outcome, proposal])), ['accepted', 'accepted'], 'answers');
    },
  },
  {
    name: "F29: refuses what was written for a ward that is no longer the user's, and takes it when it is again",
    async run(open) {
      const { server, siteId, push, event } = await contractHospital(open);
      const user = (wards: readonly string[]) => ({
        id: MINE,
        username: MINE,
        displayName: MINE,
        role: 'wardPharmacist' as const,
        siteId,
        wards: wards.map((id) => ({ id, siteId, name: id, beds: 20 })),
      });
      const item = await event();
      await server.putUser(user(['w2']));
      sameJson(told(await push([item])), ['forbidden'], 'without the ward');
      await server.putUser(user(bothWards));
      sameJson(told(await push([item])), ['accepted'], 'with the ward');
    },
  },
  {
    name: 'merges small state in its own order; the state travels as one document',
    async run(open) {
      const { push, page, command } = await contractHospital(open);
      sameJson(
        told(await push([command(null, 'martin'), command('martin', 'roux')])),
        ['accepted', 'accepted'],
        'answers',
      );
      const state = (await page()).items.find((item) => item.type === 'state');
      sameJson(state?.type === 'state' ? state.document.fields['reviewer']?.value : null, 'roux', 'value');
    },
  },
  {
    name: 'keeps both of two corrections from the same base, and overwrites neither',
    async run(open) {
      const { push, page, correct } = await contractHospital(open);
      sameJson(told(await push([correct(48), correct(84)])), ['accepted', 'conflict'], 'answers');
      const state = (await page()).items.find((item) => item.type === 'state');
      const document = state?.type === 'state' ? state.document : null;
      sameJson(document?.fields['weightKg']?.value, 48, 'held');
      sameJson(document?.conflicts.map(({ mine }) => mine.value) ?? [], [84], 'beside it');
      sameJson(told(await push([correct(900)])), ['invalid'], 'no weight of a person');
    },
  },
  {
    name: 'says up to where its newest backup holds everything',
    async run(open) {
      const { server, page, push, event } = await contractHospital(open);
      sameJson((await page()).durableThrough ?? 0, 0, 'no backup');
      const { seq } = await server.head();
      await server.backUp();
      await push([await event()]);
      sameJson((await page()).durableThrough, seq, 'after the backup');
    },
  },
  {
    name: 'takes a patient who moves off the old ward, with all that belongs to the patient',
    async run(open) {
      const { server, page, push, event } = await contractHospital(open);
      const item = await event();
      await push([item]);
      await server.putChart('chart-0', 'w2');
      const old = await page({ scope: { wardIds: ['w1'] } }, OTHER);
      sameJson(
        namesOf(old.items),
        ['chart:chart-1', 'no chart:chart-0', `no event:${item.document.id}`, 'ward:w1'],
        'the old ward',
      );
      const both = await page();
      sameJson(
        namesOf(both.items),
        ['chart:chart-0', 'chart:chart-1', 'chart:chart-2', `event:${item.document.id}`, 'ward:w1', 'ward:w2'],
        'both wards: nothing twice',
      );
      // Written in the ward where the patient was: still the author's to send.
      sameJson(told(await push([await event()])), ['accepted'], 'an act from before the move');
    },
  },
  {
    name: 'F32: after a restore has a new epoch, has forgotten what came since, and takes it again',
    async run(open) {
      const { server, push, page, event } = await contractHospital(open);
      const before = (await server.head()).epoch;
      await server.backUp();
      const item = await event();
      await push([item]);
      await server.restore();
      sameJson((await server.head()).epoch === before, false, 'epoch');
      sameJson(
        namesOf((await page()).items).some((name) => name.startsWith('event')),
        false,
        'forgotten',
      );
      sameJson(told(await push([item])), ['accepted'], 'again');
    },
  },
  {
    name: 'refuses an old version to read and lets it send',
    async run(open) {
      const { server, pull, push, event } = await contractHospital(open);
      await server.refuseVersion(true);
      sameJson((await pull()).status, 426, 'reading');
      sameJson(told(await push([await event()])), ['accepted'], 'sending');
    },
  },
  {
    name: 'says how old each feed is, the one that stands still too',
    async run(open) {
      const { server, page } = await contractHospital(open);
      await page();
      await server.stopFeed('results', true);
      const { feedsAsOf, serverTime } = await page();
      sameJson(feedsAsOf.orders, serverTime, 'orders');
      sameJson((feedsAsOf.results ?? '') <= serverTime, true, 'results');
    },
  },
];
