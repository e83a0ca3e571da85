import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../clinical/review/review.ts';
import { createAwayBook, type AwayBook } from '../../renderer/desk/away/awayBook.ts';
import type { AwayRow, AwayStore } from '../../renderer/desk/away/awayStore.ts';
import { createDeskModel, type DeskModel } from '../../renderer/desk/model/deskModel.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import type { FeedItem } from '../../schema/wire/feedItem.ts';
import type { GoldenCase } from '../cases/goldenCase.ts';
import { goldenChart, goldenContext } from '../cases/goldenChart.ts';
import { readGoldenPack } from '../cases/goldenPack.ts';

/** The real model, queue and reviews; the disk is a map. */
const knowledge = compileKnowledge([readGoldenPack()]);
export const AT_9 = '2026-11-21T09:00:00.000Z';
export const AT_11 = '2026-11-21T11:00:00.000Z';
export const AT_12 = '2026-11-21T12:00:00.000Z';

export function memoryDisk() {
  const rows = new Map<string, AwayRow>();
  const moved: string[] = [];
  const store: AwayStore = {
    readAll: async () => ({ ok: true, value: [...rows.values()].map((row) => structuredClone(row)) }),
    put: async (given) => {
      for (const row of given) rows.set(row.id, structuredClone(row));
      return { ok: true, value: null };
    },
    remove: async (ids) => {
      for (const id of ids) rows.delete(id);
      return { ok: true, value: null };
    },
    moveDrafts: async (from, to) => {
      moved.push(`${from} ${to}`);
      return { ok: true, value: from === 'drafted' ? ['intervention'] : [] };
    },
  };
  return { store, rows, moved };
}

export interface Station {
  readonly book: AwayBook;
  readonly model: DeskModel;
  readonly stop: () => Promise<void>;
  put(charts: readonly Chart[], ward?: string): Promise<void>;
  remove(chartId: string, wardId?: string): Promise<void>;
}

export async function openStation(
  disk: ReturnType<typeof memoryDisk>,
  now: string,
  userId = 'martin',
  fromPeer: (eventId: string) => string | undefined = () => undefined,
): Promise<Station> {
  const model: DeskModel = createDeskModel({
    reviewer: (facts) => review(facts, knowledge, goldenContext({ name: 'away', lines: [], expect: {}, now })),
    userId,
    wards: [],
    wardsLoading: () => [],
    readChart: async (chartId) => charts.get(chartId) ?? null,
    outbox: () => [],
    fromPeer,
    platform: {
      steadyNow: () => performance.now(),
      yieldThen: (go) => void setImmediate(go),
    },
    broke: (defect) => {
      throw defect;
    },
    changed: () => undefined,
    reviewed: (chartId, reviewed) => (reviewed === null ? book.unreadable(chartId) : book.reviewed(reviewed)),
    arrived: (chartId) => book.touched(chartId),
  });
  const charts = new Map<string, Chart>();
  const book = createAwayBook({
    userId,
    store: disk.store,
    timer: {
      wallMs: () => Date.parse(now),
      monotonicMs: () => performance.now(),
      after: (_milliseconds, call) => {
        const timer = setTimeout(call, 5);
        return () => clearTimeout(timer);
      },
    },
    has: model.patients.has,
    wardIds: () => new Set(model.patients.wards().map(({ id }) => id)),
    wroteBeyond: () => false,
    reviewAgain: model.again,
    isIdle: () => model.queue.waiting === 0,
    changed: () => undefined,
  });
  await book.load();
  model.apply([
    {
      type: 'ward',
      seq: 1,
      id: 'ward',
      wardId: 'ward',
      document: { id: 'ward', siteId: 'site', name: 'Ward', beds: 9 },
    },
  ]);
  return {
    book,
    model,
    stop: () => book.close(),
    put: async (given) => {
      for (const chart of given) charts.set(chart.id, chart);
      model.apply(
        given.map((document): FeedItem => ({
          type: 'chart',
          seq: 1,
          id: document.id,
          wardId: document.wardId,
          document,
        })),
      );
      await model.queue.idle();
    },
    remove: async (chartId, wardId = 'ward') => {
      model.apply([{ type: 'removed', of: 'chart', seq: 2, id: chartId, wardId }]);
      await model.queue.idle();
    },
  };
}

export function patient(
  id: string,
  written: Partial<GoldenCase>,
  numbers: readonly string[] = [id],
  now = AT_9,
): Chart {
  const chart = goldenChart({ name: id, lines: [], expect: {}, now, ...written });
  return {
    ...chart,
    id,
    patient: {
      ...chart.patient,
      familyName: id,
      identifiers: numbers.map((value) => ({ system: 's', value, kind: 'hospital' })),
    },
  };
}
/** The longest that one task kept the processor from the next, in milliseconds; other programs do not count. */
export function watchTasks(): () => number {
  let longest = 0;
  let isOver = false;
  let before = process.threadCpuUsage();
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    isOver = true;
    return longest;
  };
}

/** A first day on which everything was seen, and the workstation was closed. */
export async function dayBefore(disk: ReturnType<typeof memoryDisk>, charts: readonly Chart[]): Promise<void> {
  const station = await openStation(disk, AT_9);
  await station.put(charts);
  station.book.presence(true, AT_9);
  await station.stop();
}
