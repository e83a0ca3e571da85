import { expect, it } from 'vitest';
import { correctedCharts } from '../../clinical/facts/correctedCharts.ts';
import { WEIGHT_FIELD } from '../../schema/state/correction.ts';
import { networkState } from './faultyNetwork.ts';
import { actIdOf, sampleCorrection } from './sampleDocuments.ts';
import { progressOf, scene, stateOf, writeComment } from './scene.ts';
import { statesOnScreen } from './statesOnScreen.ts';
import type { Workstation } from './workstation.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const CHART = 'chart-1';

let corrections = 0;
async function correctWeight(station: Workstation, value: number, settles?: readonly string[]): Promise<string> {
  const chart = chartAt(station);
  const state = statesOnScreen(station).find(({ chartId }) => chartId === CHART);
  const id = actIdOf(2, ++corrections);
  const writer = { userId: station.userId, deviceId: station.deviceId, occurredAt: '2026-11-21T06:01:00.000Z' };
  const base = state?.fields[WEIGHT_FIELD]?.value ?? null;
  const wish = { field: WEIGHT_FIELD, base, value, ...(settles === undefined ? {} : { settles: [...settles] }) };
  await station.write({ type: 'command', document: sampleCorrection(id, chart, writer, wish) });
  return id;
}

function chartAt(station: Workstation) {
  const held = station.disks.mirror.rows.get(`chart:${CHART}`)?.document;
  if (held?.type !== 'chart') throw new Error('no chart');
  return held.document;
}

/** The weights that the review of this patient goes by. */
function weightsAt(station: Workstation): readonly unknown[] {
  return correctedCharts(chartAt(station), statesOnScreen(station)).flatMap(({ observations }) =>
    observations.flatMap(({ status, value }) =>
      status === 'corrected' && typeof value === 'object' && value !== null && 'value' in value ? [value.value] : [],
    ),
  );
}

it('two corrections of one weight from the same base are a conflict that both workstations see, and both weights count until one person settles it', async () => {
  const { time, server, station } = scene();
  const networks = [networkState(), networkState()] as const;
  const [a, b] = [station('martin', { network: networks[0] }), station('roux', { network: networks[1] })];
  for (const one of [a, b]) await one.start();
  await time.runUntil(10_000);
  for (const network of networks) network.cut = true;
  const first = await correctWeight(a, 48);
  const second = await correctWeight(b, 84);
  expect([weightsAt(a), weightsAt(b)]).toEqual([[48], [84]]);

  for (const [n, network] of networks.entries()) {
    network.cut = false;
    await time.runUntil((n + 1) * 5 * MINUTE_MS);
  }
  expect([server.truth().outcomeOf(first), server.truth().outcomeOf(second)]).toEqual(['accepted', 'conflict']);
  for (const one of [a, b]) expect(weightsAt(one)).toEqual([48, 84]);

  await correctWeight(a, 84, [second]);
  expect(weightsAt(a)).toEqual([84]);
  await time.runUntil(15 * MINUTE_MS);
  for (const one of [a, b]) {
    expect(weightsAt(one)).toEqual([84]);
    expect(stateOf(one)).toMatchObject({ state: 'live', unsent: 0 });
  }
  expect(server.truth().applied()).toHaveLength(3);
});

it('F32: the journal lets go of what a backup holds and of nothing else, and a restored server has both exactly once', async () => {
  const { time, server, station } = scene();
  const one = station('martin');
  const until = async (day: number): Promise<void> => time.runUntil(day * DAY_MS);
  const openAgain = async (): Promise<void> => {
    one.crash();
    await one.start();
  };
  await one.start();
  await time.runUntil(10_000);
  const early = (await writeComment(one)).document.id;
  await time.runUntil(2 * MINUTE_MS);
  server.backUp();
  await time.runUntil(4 * MINUTE_MS);
  const late = (await writeComment(one)).document.id;
  await time.runUntil(6 * MINUTE_MS);
  one.crash();
  const kept = () => one.disks.journal.acts.map(({ document }) => document.id);

  // The outbox keeps a row for a day, and writes an act that the journal lacks back into it.
  await until(3);
  await one.start();
  await time.runUntil(3 * DAY_MS + MINUTE_MS);
  expect(progressOf(one)).toEqual([]);
  expect(kept().toSorted()).toEqual([early, late].toSorted());
  one.crash();
  await until(6);
  await openAgain();
  expect(kept()).toEqual([late]);

  server.restore();
  await time.runUntil(6 * DAY_MS + 10 * MINUTE_MS);
  expect(server.truth().applied()).toEqual([early, late]);
  expect(stateOf(one)).toMatchObject({ state: 'live', unsent: 0 });
});
