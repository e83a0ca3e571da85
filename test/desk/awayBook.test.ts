import { expect, test } from 'vitest';
import { joinDrafts } from '../../renderer/desk/away/joinDrafts.ts';
import { calm, high, validation } from './awayCharts.ts';
import {
  AT_11,
  AT_12,
  AT_9,
  dayBefore,
  memoryDisk,
  openStation,
  patient,
  watchTasks,
  type Station,
} from './awayStation.ts';

const kindsOf = ({ book }: Station): readonly string[] => book.view().items.map(({ kind }) => kind);
const settled = async (station: Station, isSo: () => boolean): Promise<void> => {
  await station.model.queue.idle();
  await expect.poll(isSo, { timeout: 10_000, interval: 10 }).toBe(true);
};

test('nothing is compared before a verified cycle, and a restart keeps what was seen', async () => {
  const disk = memoryDisk();
  await dayBefore(disk, [patient('a', calm), patient('b', calm)]);
  const station = await openStation(disk, AT_11);
  await station.put([patient('a', calm), patient('b', calm)]);
  station.book.presence(false, AT_9);
  await station.put([patient('a', high, ['a'], AT_11)]);
  expect(station.book.view()).toMatchObject({ isAway: true, items: [], since: AT_9 });
  station.book.presence(true, AT_11);
  await settled(station, () => station.book.view().comparing === null);
  expect(kindsOf(station)).toEqual(['mustAnswer']);
  expect(station.book.view()).toMatchObject({ since: AT_9, until: AT_11, counts: { newResults: 1 } });
  await station.stop();
});

test('reachable again without a verified cycle is still away', async () => {
  const disk = memoryDisk();
  const station = await openStation(disk, AT_9);
  await station.put([patient('a', calm)]);
  station.book.presence(true, AT_9);
  station.book.presence(false, AT_9);
  station.book.presence(true, AT_9);
  expect(station.book.view().isAway).toBe(true);
  station.book.presence(true, AT_11);
  expect(station.book.view().isAway).toBe(false);
  await station.stop();
});

test('3,000 patients after a night: only those that changed are compared, no task is long, and it can be stopped and taken up again', async () => {
  const disk = memoryDisk();
  const names = Array.from({ length: 3000 }, (_, index) => `p${index}`);
  const charts = names.map((name) => patient(name, calm));
  await dayBefore(disk, charts);
  const station = await openStation(disk, AT_11);
  await station.put(charts);
  const changed = names.slice(0, 40).map((name) => patient(name, high, [name], AT_11));
  await station.put(changed);
  station.book.presence(true, AT_11);
  expect(station.book.view().comparing).toEqual({ done: 0, due: 40, isStopped: false });
  station.book.stopComparing();
  await station.model.queue.idle();
  expect(station.book.view()).toMatchObject({ items: [], comparing: { done: 0, due: 40, isStopped: true } });
  station.book.goOnComparing();
  await settled(station, () => station.book.view().comparing === null);
  expect(station.book.view().items).toHaveLength(40);
  station.book.presence(false, AT_11);
  const other = { ...high, lines: ['spironolactone', 'omeprazole'] };
  await station.put(names.slice(0, 1000).map((name) => patient(name, other, [name], AT_11)));
  const longestTask = watchTasks();
  station.book.presence(true, AT_12);
  expect(station.book.view().comparing?.due).toBe(1000);
  await settled(station, () => station.book.view().comparing === null);
  expect(longestTask()).toBeLessThan(100);
  await station.stop();
}, 60_000);

test('an absence that ends before its comparison is done is still one absence after a restart', async () => {
  const disk = memoryDisk();
  await dayBefore(disk, [patient('a', calm)]);
  const first = await openStation(disk, AT_11);
  await first.put([patient('a', high, ['a'], AT_11)]);
  first.book.presence(true, AT_11);
  first.book.stopComparing();
  await first.stop();
  const second = await openStation(disk, AT_12);
  await second.put([patient('a', high, ['a'], AT_11)]);
  second.book.presence(true, AT_12);
  await settled(second, () => second.book.view().items.length === 1);
  expect(second.book.view().since).toBe(AT_9);
  await second.stop();
});

test('who arrived and who left; with a ward that was lost everything about it goes', async () => {
  const disk = memoryDisk();
  await dayBefore(disk, [patient('stays', calm), patient('quiet', calm), patient('open', high)]);
  const station = await openStation(disk, AT_11);
  await station.put([patient('stays', calm), patient('quiet', calm), patient('open', high)]);
  await station.remove('quiet');
  await station.remove('open');
  await station.put([patient('new', high, ['new'], AT_11)]);
  station.book.presence(true, AT_11);
  await settled(station, () => station.book.view().items.length === 2);
  expect(kindsOf(station)).toEqual(['patientArrived', 'patientLeft']);
  expect(station.book.view().counts.left).toBe(1);
  station.model.apply([{ type: 'removed', of: 'ward', seq: 3, id: 'ward', wardId: 'ward' }]);
  await station.remove('stays');
  await settled(station, () => station.book.view().items.length === 0);
  await station.stop();
  expect([...disk.rows.keys()].filter((id) => id.includes('stays') || id.includes('open'))).toEqual([]);
});

test('F25: a record merged while something is being written about it, away or not: the draft and the person are led to the other', async () => {
  const disk = memoryDisk();
  const station = await openStation(disk, AT_9);
  await station.put([patient('drafted', calm, ['7']), patient('survivor', calm, ['8'])]);
  station.book.presence(true, AT_9);
  await station.put([patient('survivor', calm, ['8', '7'])]);
  await station.remove('drafted');
  await settled(station, () => station.book.view().items.length === 1);
  expect(station.book.view().items[0]).toMatchObject({
    kind: 'patientMerged',
    chartId: 'survivor',
    mergedChartId: 'drafted',
    because: [{ key: 'away.mergedInto' }, { key: 'away.draftIntervention' }],
  });
  expect(disk.moved).toEqual(['drafted survivor']);
  await station.stop();
});

test('F25: two drafts that meet keep the words of both', () => {
  expect(joinDrafts('here', 'there')).toBe('here\nthere');
  const form = (message: string) => JSON.stringify({ problem: '10', type: null, orderIds: [], message });
  expect(JSON.parse(joinDrafts(form('here'), form('there')))).toEqual({
    problem: '10',
    type: null,
    orderIds: [],
    message: 'here\nthere',
  });
});

test('seen is seen for this person: another one on the same disk begins anew and reads nothing of it', async () => {
  const disk = memoryDisk();
  await dayBefore(disk, [patient('a', calm)]);
  const station = await openStation(disk, AT_11, 'roux');
  expect([...disk.rows.values()]).toEqual([]);
  await station.put([patient('a', high, ['a'], AT_11)]);
  station.book.presence(true, AT_11);
  expect(station.book.view()).toMatchObject({ items: [], since: null });
  await station.stop();
});

test('my validation made while away is listed until the line is validated again', async () => {
  const disk = memoryDisk();
  await dayBefore(disk, [patient('a', calm)]);
  const station = await openStation(disk, AT_11);
  await station.put([patient('a', calm)]);
  const mine = { ...validation('martin', calm), chartId: 'a' };
  station.model.patients.addEvent(mine);
  await station.put([patient('a', high, ['a'], AT_11)]);
  station.book.presence(true, AT_11);
  await settled(station, () => station.book.view().items.length === 1);
  expect(kindsOf(station)).toEqual(['validationNotSafe']);
  await station.put([patient('a', calm)]);
  expect(kindsOf(station)).toEqual([]);
  await station.stop();
});
