import { describe, expect, test } from 'vitest';
import { calm, event, high, validation } from './awayCharts.ts';
import { AT_11, memoryDisk, openStation, patient, type Station } from './awayStation.ts';

const CHART = 'golden';

/** A station at which every event came from a colleague's workstation. */
const station = (): Promise<Station> => openStation(memoryDisk(), AT_11, 'roux', () => 'desk-martin');

async function rowOf({ model }: Station) {
  await model.queue.idle();
  return model.worklist({ wardId: null, filter: 'all', words: '' }).rows.find(({ chartId }) => chartId === CHART);
}

describe('WL-EXCHANGE-001: an act of a colleague that came without the server', () => {
  test('validates a line like any other, and is marked on the worklist and the chart', async () => {
    const here = await station();
    await here.put([patient(CHART, calm)]);
    expect(await rowOf(here)).toMatchObject({ validatedLines: 0, peerLines: 0 });
    const act = validation('martin', calm);
    here.model.patients.addEvent(act);
    here.model.touch(CHART);
    expect(await rowOf(here)).toMatchObject({ validatedLines: 1, peerLines: 1 });
    const view = await here.model.chart(CHART, []);
    expect(view?.fromPeers).toEqual({ [act.id]: 'desk-martin' });
    expect(view?.lines).toMatchObject([{ state: 'validated', by: 'C. Martin' }]);
    await here.stop();
  });

  test('about a chart that is not here yet counts when the chart comes', async () => {
    const here = await station();
    here.model.patients.addEvent(validation('martin', calm));
    here.model.touch(CHART);
    expect(await rowOf(here)).toBeUndefined();
    await here.put([patient(CHART, calm)]);
    expect(await rowOf(here)).toMatchObject({ validatedLines: 1, peerLines: 1 });
    await here.stop();
  });

  test('written on another state of the chart it counts by what it rested on: a potassium beyond the band reopens the line', async () => {
    const here = await station();
    here.model.patients.addEvent(validation('martin', calm));
    await here.put([patient(CHART, high)]);
    expect(await rowOf(here)).toMatchObject({ validatedLines: 0, peerLines: 0, reopenedLines: 1 });
    await here.stop();
  });

  test('and one that takes it back: the line is not validated', async () => {
    const here = await station();
    const act = validation('martin', calm);
    here.model.patients.addEvent(act);
    const text = 'Not this one.';
    here.model.patients.addEvent(event('martin', { kind: 'comment', text, orderIds: [] }, { corrects: act.id }));
    await here.put([patient(CHART, calm)]);
    expect(await rowOf(here)).toMatchObject({ validatedLines: 0, peerLines: 0 });
    await here.stop();
  });
});
