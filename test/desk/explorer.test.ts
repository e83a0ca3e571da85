import { expect, test } from 'vitest';
import { createDeskClient } from '../../renderer/desk/deskClient.ts';
import type { Desk } from '../../renderer/desk/desk.ts';
import { createExplorer } from '../../renderer/desk/model/explorer.ts';
import { serveDesk } from '../../renderer/desk/rpc/serveDesk.ts';
import type { ToPage, ToWorker } from '../../renderer/desk/rpc/deskCalls.ts';
import { CASE_NOW, caseChart } from '../../build/knowledge/cases/caseChart.ts';
import { knowledge } from '../cases/explanation/explanationCharts.ts';

const chart = caseChart({
  name: 'explorer',
  patient: '70 male 75 kg',
  lines: ['warfarin 5 mg oral 1/d', 'ibuprofen 400 mg oral 3/d'],
});
const asOf = CASE_NOW;
const explorer = createExplorer({
  knowledge,
  policy: {
    serverUrl: null,
    idleLockMinutes: 10,
    leaseHours: 24,
    feedLimitsMinutes: { orders: 60, results: 60, allergies: 60, conditions: 60, patient: 60 },
    theme: 'light',
    language: 'en',
  },
  honest: () => ({
    state: 'live',
    since: null,
    reasons: [],
    verified: true,
    unsent: 0,
    needingAttention: 0,
    firstLoad: null,
    wardsLoading: [],
    feeds: (['orders', 'results', 'allergies', 'conditions', 'patient'] as const).map((feed) => ({
      feed,
      asOf,
      stale: false,
    })),
    clockOffsetMs: 0,
    dataAsOf: asOf,
  }),
  wallMs: () => Date.parse(CASE_NOW),
  utcOffsetMinutes: () => 60,
});

/** Only what the screens ask here; the rest of the desk is not called. */
const desk = {
  onFailure: () => () => undefined,
  whatIf: async ({ chartId, changes }) =>
    chartId === chart.id ? explorer.whatIf({ chart, events: [] }, changes) : null,
  alternatives: async ({ chartId, orderId }) =>
    chartId === chart.id ? explorer.alternatives({ chart, events: [] }, orderId) : null,
} as Pick<Desk, 'onFailure' | 'whatIf' | 'alternatives'> as Desk;

/** The page's end of the wire, with everything cloned as a worker's messages are. */
function page(): Desk {
  const listeners: ((event: MessageEvent<ToPage>) => void)[] = [];
  const answer = serveDesk(desk, (message) => {
    for (const listen of listeners) listen(new MessageEvent('message', { data: structuredClone(message) }));
  });
  return createDeskClient({
    postMessage: (message: ToWorker) => answer(structuredClone(message)),
    addEventListener: (type: string, listen: (event: never) => void) => {
      if (type === 'message') listeners.push(listen as (event: MessageEvent<ToPage>) => void);
    },
  });
}

test('a screen asks what a stop would do', async () => {
  const answer = await page().whatIf({ chartId: chart.id, changes: [{ kind: 'stop', orderId: 'line1' }] });
  expect(
    answer?.ok === true && answer.value.difference.go.some(({ substances }) => substances.includes('ibuprofen')),
  ).toBe(true);
  expect(await page().whatIf({ chartId: 'elsewhere', changes: [] })).toBeNull();
  expect(await page().whatIf({ chartId: chart.id, changes: [] })).toMatchObject({
    ok: false,
    error: { kind: 'nothingToChange' },
  });
});

test('a screen asks what could be given instead', async () => {
  const answer = await page().alternatives({ chartId: chart.id, orderId: 'line1' });
  expect(answer?.ok === true && answer.value.length).toBeGreaterThan(3);
});
