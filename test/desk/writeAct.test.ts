import { describe, expect, test } from 'vitest';
import { clinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { pushItem, type PushItem } from '../../schema/wire/push.ts';
import type { SmallState } from '../../schema/state/smallState.ts';
import { isSealIntact } from '../../sync/events/sealEvent.ts';
import { demoCharts } from '../../server/demo/demoCharts.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import { chartView } from '../../renderer/desk/views/chartView.ts';
import { sha256 } from '../../renderer/desk/sha256.ts';
import { writeAct, type WriterInputs } from '../../renderer/desk/acts/writeAct.ts';

const NOW = '2026-11-21T08:00:00.000Z';
const [chart] = demoCharts({ patients: 1, seed: 1, now: NOW });
if (chart === undefined) throw new Error('the demo has a patient');
const feed = { asOf: NOW, limitMinutes: 60 };
const made = review({ chart, events: [] }, compileKnowledge([]), {
  now: NOW,
  utcOffsetMinutes: 0,
  clock: { trusted: true },
  feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
});
const view = chartView({
  chart,
  review: made,
  events: [],
  states: [],
  progress: {},
  fromPeer: () => undefined,
  worklist: [],
});
const ward = { id: chart.wardId, siteId: chart.siteId, name: 'Ward', beds: 1 };

function writer(more: Partial<WriterInputs> = {}) {
  const order: string[] = [];
  const items: PushItem[] = [];
  const inputs: WriterInputs = {
    user: {
      id: 'martin',
      username: 'martin',
      displayName: 'C. Martin',
      role: 'wardPharmacist',
      siteId: chart?.siteId ?? '',
      wards: [ward],
    },
    deviceId: 'device-1',
    sha256,
    newId: () => '0199a000-0000-7000-8000-000000000001',
    now: () => NOW,
    clockOffsetMs: () => 12,
    viewOf: async () => view,
    journal: {
      readAll: async () => ({ ok: true, value: { acts: [], settled: [], unreadable: 0 } }),
      append: async (acts) => {
        order.push('journal');
        items.push(...acts);
        return { ok: true, value: null };
      },
      settle: async () => ({ ok: true, value: null }),
    },
    enqueue: async () => {
      order.push('database');
      return true;
    },
    ...more,
  };
  return { inputs, order, items };
}

describe('writing an act', () => {
  // WL-INBOX-001
  test('a correction is a command from the value that was on the screen; one that no living patient has is refused', async () => {
    const stateId = `correction:${chart.id}`;
    const said = { value: 61, authorId: 'roux', authorName: 'A. Roux', occurredAt: NOW };
    const state: SmallState = {
      id: stateId,
      kind: 'correction',
      siteId: chart.siteId,
      wardId: chart.wardId,
      chartId: chart.id,
      fields: { weightKg: said },
      conflicts: [],
    };
    const { inputs, order, items } = writer({ viewOf: async () => ({ ...view, states: [state] }) });
    const settles = ['0199a000-0000-7000-8000-000000000009'];
    const act = { kind: 'correct', chartId: chart.id, field: 'weightKg' } as const;
    expect(await writeAct({ ...act, value: 5800 }, inputs)).toEqual({
      ok: false,
      reason: { key: 'desk.write.invalid', params: {} },
    });
    expect((await writeAct({ ...act, value: 58, settles }, inputs)).ok).toBe(true);
    expect(order).toEqual(['journal', 'database']);
    expect(pushItem.parse(items[0])).toMatchObject({
      type: 'command',
      document: { stateId, field: 'weightKg', base: 61, value: 58, settles, authorName: 'C. Martin' },
    });
  });
  test('F27: is in the journal before the database, sealed with author, device and time', async () => {
    const { inputs, order, items } = writer();
    const written = await writeAct(
      { kind: 'comment', chartId: chart.id, orderIds: [], text: 'Seen with the ward.' },
      inputs,
    );
    expect(written).toEqual({ ok: true, id: '0199a000-0000-7000-8000-000000000001' });
    expect(order).toEqual(['journal', 'database']);
    const event = clinicalEvent.parse(items[0]?.document);
    expect(event).toMatchObject({
      authorName: 'C. Martin',
      deviceId: 'device-1',
      occurredAt: NOW,
      clockOffsetMs: 12,
      baseRevision: chart.revision,
    });
    expect(await isSealIntact(event, sha256)).toBe(true);
  });
  test.each([
    ['full', 'desk.write.diskFull'],
    ['unavailable', 'desk.write.journalFailed'],
  ] as const)('with a journal that is %s nothing is recorded and the person is told', async (kind, key) => {
    const { inputs, order } = writer();
    const refusing = {
      ...inputs,
      journal: { ...inputs.journal, append: async () => ({ ok: false as const, error: { kind } }) },
    };
    expect(await writeAct({ kind: 'comment', chartId: chart.id, orderIds: [], text: 'x' }, refusing)).toEqual({
      ok: false,
      reason: { key, params: {} },
    });
    expect(order).toEqual([]);
  });
  test('F05: a database that refuses afterwards does not make the act undone: the journal has it', async () => {
    const { inputs, items } = writer({ enqueue: async () => false });
    expect((await writeAct({ kind: 'comment', chartId: chart.id, orderIds: [], text: 'x' }, inputs)).ok).toBe(true);
    expect(items).toHaveLength(1);
  });
  test.each([
    ['a patient who is gone', { viewOf: async () => null }, 'desk.write.unknownChart'],
    [
      'a ward that is not the person’s',
      { user: { id: 'x', username: 'x', displayName: 'X', role: 'wardPharmacist', siteId: 's', wards: [] } },
      'desk.write.notAllowed',
    ],
  ] as const)('%s is refused', async (_, more, key) => {
    const { inputs, order } = writer(more as unknown as Partial<WriterInputs>);
    expect(await writeAct({ kind: 'comment', chartId: chart.id, orderIds: [], text: 'x' }, inputs)).toEqual({
      ok: false,
      reason: { key, params: {} },
    });
    expect(order).toEqual([]);
  });
  test('what is gone or incomplete is refused with its reason', async () => {
    const { inputs } = writer();
    const reasonOf = async (act: Parameters<typeof writeAct>[0]) => {
      const written = await writeAct(act, inputs);
      return written.ok ? null : written.reason.key;
    };
    expect(await reasonOf({ kind: 'validation', chartId: chart.id, orderIds: ['no-such-line'] })).toBe(
      'desk.write.unknownOrder',
    );
    expect(await reasonOf({ kind: 'answer', chartId: chart.id, findingKey: 'none', code: 'other' })).toBe(
      'desk.write.unknownFinding',
    );
    expect(
      await reasonOf({ kind: 'intervention', chartId: chart.id, orderIds: [], problem: '99', type: '1', message: 'x' }),
    ).toBe('desk.write.invalid');
    expect(await reasonOf({ kind: 'comment', chartId: chart.id, orderIds: [], text: '' })).toBe('desk.write.invalid');
  });
  test('"I am reviewing" is a command from the value that was seen', async () => {
    const { inputs, items } = writer();
    await writeAct({ kind: 'assign', chartId: chart.id, reviewing: true }, inputs);
    expect(pushItem.parse(items[0])).toMatchObject({
      type: 'command',
      document: { stateId: `assignment:${chart.id}`, field: 'reviewing', base: null, value: true, authorId: 'martin' },
    });
  });
});
