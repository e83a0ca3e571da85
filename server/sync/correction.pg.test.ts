import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctionStateId } from '../../schema/state/correction.ts';
import type { SmallState, StateCommand } from '../../schema/state/smallState.ts';
import { pushResponse, type PushResult } from '../../schema/wire/push.ts';
import { importCharts } from '../store/importCharts.ts';
import { createSampleClient } from '../testing/sampleClient.ts';
import { samplePieces } from '../testing/sampleCharts.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

const OPTIONS = { asOf: '2026-11-21T06:00:00.000Z', fallbackWardId: 'unplaced' };
const PATIENTS = 9;
let server: TestServer;
/** Two people, each at a workstation of their own. */
let people: Readonly<Record<'martin' | 'roux', { readonly token: string; readonly id: string }>>;
let last = 0;

beforeAll(async () => {
  server = await startTestServer();
  const [martin, roux] = [await server.signIn('martin', ['north']), await server.signIn('roux', ['north'])];
  people = { martin: { token: martin.token, id: martin.user.id }, roux: { token: roux.token, id: roux.user.id } };
  const pieces = Array.from({ length: PATIENTS }, (_, index) => samplePieces(index + 1, 'north'));
  await importCharts(server.store.pool, server.siteId, pieces, OPTIONS);
});
afterAll(() => server.close());

/** Each test has a patient of its own. */
function newPatient(): string {
  last += 1;
  return `chart-${last}`;
}

function weight(who: 'martin' | 'roux', chartId: string, given: Partial<StateCommand>): StateCommand {
  return {
    id: v7(),
    stateId: correctionStateId(chartId),
    kind: 'correction',
    siteId: server.siteId,
    wardId: 'north',
    chartId,
    field: 'weightKg',
    base: null,
    value: 58,
    authorId: people[who].id,
    authorName: who,
    deviceId: `device-of-${who}`,
    occurredAt: '2026-11-21T06:05:00.000Z',
    ...given,
  };
}

async function push(who: 'martin' | 'roux', ...commands: readonly StateCommand[]): Promise<PushResult[]> {
  const items = commands.map((document) => ({ type: 'command', document }));
  const body = { protocol: 1, deviceId: `device-of-${who}`, deviceTime: '2026-11-21T06:05:00.000Z', items };
  const answer = await server.post('/sync/v1/push', body, people[who].token);
  expect(answer.status).toBe(200);
  return pushResponse.parse(await answer.json()).results;
}

/** The state as both workstations pull it: they must hold the same. */
async function pulled(chartId: string): Promise<SmallState> {
  const states = await Promise.all(
    (['martin', 'roux'] as const).map(async (who) => {
      const client = createSampleClient(server, people[who].token, ['north']);
      expect((await client.pullAll()).digest).toEqual(client.digest());
      const item = client.documents.get(`state:${correctionStateId(chartId)}`);
      if (item?.type !== 'state') throw new Error('the state did not come');
      return item.document;
    }),
  );
  const [one, other] = states;
  if (one === undefined) throw new Error('two workstations pulled');
  expect(other).toEqual(one);
  return one;
}

const accepted = { outcome: 'accepted' };
const conflict = { outcome: 'conflict' };

// WL-INBOX-001
describe('a corrected fact from two workstations that saw the same', () => {
  test('in different fields: both are taken', async () => {
    const chartId = newPatient();
    expect(await push('martin', weight('martin', chartId, {}))).toMatchObject([accepted]);
    const allergy = weight('roux', chartId, { field: 'allergy:a-1', value: 'refuted' });
    expect(await push('roux', allergy)).toMatchObject([accepted]);
    expect(await pulled(chartId)).toMatchObject({
      fields: { weightKg: { value: 58 }, 'allergy:a-1': { value: 'refuted' } },
      conflicts: [],
    });
  });

  test('in the same field: the first stays, the second waits beside it with the base, and a replay adds nothing', async () => {
    const chartId = newPatient();
    const [first, second] = [weight('roux', chartId, { value: 82 }), weight('martin', chartId, { value: 58 })];
    expect(await push('roux', first)).toMatchObject([accepted]);
    const answer = await push('martin', second);
    expect(answer).toMatchObject([conflict]);
    const state = await pulled(chartId);
    for (let replay = 0; replay < 3; replay += 1) expect(await push('martin', second)).toEqual(answer);
    expect(await push('roux', first)).toMatchObject([accepted]);
    expect(await pulled(chartId)).toEqual(state);
    expect(state).toMatchObject({
      fields: { weightKg: { value: 82, authorName: 'roux' } },
      conflicts: [
        {
          commandId: second.id,
          base: null,
          mine: { value: 58, authorName: 'martin' },
          theirs: { value: 82 },
          settled: null,
        },
      ],
    });
    const { rows } = await server.store.pool.query(
      'select command_id from state_command where state_id = $1 order by command_id',
      [correctionStateId(chartId)],
    );
    expect(rows.map((row: { command_id: string }) => row.command_id)).toEqual([first.id, second.id].sort());
  });

  test('in the same field with the same value: they agree', async () => {
    const chartId = newPatient();
    expect(await push('roux', weight('roux', chartId, {}))).toMatchObject([accepted]);
    expect(await push('martin', weight('martin', chartId, {}))).toMatchObject([accepted]);
    expect((await pulled(chartId)).conflicts).toEqual([]);
  });

  test('from both nodes at the same moment: one is in force, the other waits', async () => {
    const chartId = newPatient();
    const answers = await Promise.all([
      push('roux', weight('roux', chartId, { value: 82 })),
      push('martin', weight('martin', chartId, { value: 58 })),
    ]);
    expect(
      answers
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['accepted', 'conflict']);
    expect((await pulled(chartId)).conflicts).toHaveLength(1);
  });

  test.each([
    ['of nobody', { value: 5800 }],
    ['in words', { value: 'heavy' }],
    ['of another patient', { stateId: 'correction:chart-1', chartId: 'chart-2' }],
  ])('a weight %s is refused', async (_, given) => {
    const result = await push('martin', weight('martin', 'chart-2', given));
    expect(result).toMatchObject([{ outcome: 'refused', reason: 'invalid' }]);
  });
});

// WL-INBOX-003
describe('a conflict is settled by a command that names it', () => {
  async function disagree(): Promise<{ chartId: string; settles: string[] }> {
    const chartId = newPatient();
    const waiting = weight('martin', chartId, { value: 58 });
    await push('roux', weight('roux', chartId, { value: 82 }));
    await push('martin', waiting);
    return { chartId, settles: [waiting.id] };
  }

  test('once, and both values stay in the history', async () => {
    const { chartId, settles } = await disagree();
    const choice = weight('roux', chartId, { base: 82, value: 58, settles });
    const answer = await push('roux', choice);
    expect(answer).toMatchObject([accepted]);
    expect(await push('roux', choice)).toEqual(answer);
    expect(await pulled(chartId)).toMatchObject({
      fields: { weightKg: { value: 58, authorName: 'roux' } },
      conflicts: [{ mine: { value: 58 }, theirs: { value: 82 }, settled: { value: 58, authorName: 'roux' } }],
    });
  });

  test('twice alike: the second changes nothing', async () => {
    const { chartId, settles } = await disagree();
    await push('roux', weight('roux', chartId, { base: 82, value: 60, settles }));
    expect(await push('martin', weight('martin', chartId, { base: 82, value: 60, settles }))).toMatchObject([accepted]);
    const { conflicts } = await pulled(chartId);
    expect(conflicts.map(({ settled }) => settled?.authorName)).toEqual(['roux']);
  });

  test.each([
    ['another value', 60],
    ['what was in force', 82],
  ])(
    'twice and differently, the first having chosen %s: the second is told, and a person decides again',
    async (_, first) => {
      const { chartId, settles } = await disagree();
      await push('roux', weight('roux', chartId, { base: 82, value: first, settles }));
      const second = weight('martin', chartId, { base: 82, value: 58, settles });
      expect(await push('martin', second)).toMatchObject([conflict]);
      const state = await pulled(chartId);
      expect(state.fields['weightKg']?.value).toBe(first);
      expect(state.conflicts).toMatchObject([
        { settled: { value: first, authorName: 'roux' } },
        { commandId: second.id, mine: { value: 58 }, theirs: { value: first }, settled: null },
      ]);
    },
  );

  test('a change by somebody who had not seen it leaves it open', async () => {
    const { chartId } = await disagree();
    expect(await push('roux', weight('roux', chartId, { base: 82, value: 83 }))).toMatchObject([accepted]);
    expect(await pulled(chartId)).toMatchObject({
      fields: { weightKg: { value: 83 } },
      conflicts: [{ settled: null }],
    });
  });
});
