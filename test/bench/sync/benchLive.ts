import type { Desk } from '../../../renderer/desk/desk.ts';
import type { ChartView } from '../../../renderer/desk/deskViews.ts';
import type { BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun, Figures } from '../benchmark.ts';
import { rounded } from '../machine.ts';
import type { OpenPeer } from '../peers/openPeer.ts';
import { percentile } from '../percentiles.ts';
import type { OursLoaded } from './oursLoad.ts';

const CHANGES = 30;
const QUICK_CHANGES = 3;
const PATIENCE_MS = 30_000;
/** Long enough that no change meets the one before, and never in step with a timer. */
const PAUSE_MS = 1130;
const QUICK_PAUSE_MS = 100;

let changesMade = 0;

/** From a result's arrival at the server's import to the view of the open chart, in the page of the screens. */
export async function liveOurs(
  hospital: BenchHospital,
  { workstation }: OursLoaded,
  run: BenchmarkRun,
): Promise<Figures> {
  run.say('ours: server changes to the view');
  const chartId = await chartOf(hospital);
  const page = workstation.page();
  await page.evaluate((id) => {
    const seen: Record<string, number> = {};
    window.wardlightTest.views['seenAt'] = seen;
    (window.wardlightTest.desk as Desk).subscribeChart(id, (view: ChartView | null) => {
      for (const observation of view?.chart.observations ?? [])
        if (observation.id.startsWith('bench-')) seen[observation.id] ??= performance.timeOrigin + performance.now();
    });
  }, chartId);
  const seen = () => page.evaluate(() => window.wardlightTest.views['seenAt'] as Record<string, number>);
  return timeChanges(hospital, chartId, seen, run);
}

/** The same for a peer: its document in the page, unreviewed. A server that has to be told apart is timed from then on. */
export async function livePeer(hospital: BenchHospital, peer: OpenPeer, run: BenchmarkRun): Promise<Figures> {
  run.say(`server changes to the view: ${peer.name}`);
  const { object, page, line } = peer;
  const chartId = await chartOf(hospital);
  await page().evaluate(([which, from]) => window[which].follow('first-load', from), [object, line.url] as const);
  await page().evaluate(([which, id]) => window[which].watch(id), [object, chartId] as const);
  const seen = () => page().evaluate((which) => window[which].seen, object);
  return timeChanges(hospital, chartId, seen, run, object === 'pouchPeer' ? peer : null);
}

async function chartOf(hospital: BenchHospital): Promise<string> {
  const [chartId] = await hospital.chartsOf(hospital.ownWard.id);
  if (chartId === undefined) throw new Error('the own ward is empty');
  return chartId;
}

async function timeChanges(
  hospital: BenchHospital,
  chartId: string,
  seen: () => Promise<Record<string, number>>,
  { isQuick }: BenchmarkRun,
  toldApart: OpenPeer | null = null,
): Promise<Figures> {
  const delaysMs: number[] = [];
  const importMs: number[] = [];
  const count = isQuick ? QUICK_CHANGES : CHANGES;
  for (let done = 0; done < count; done += 1) {
    changesMade += 1;
    const change = await hospital.change(chartId, changesMade);
    importMs.push(change.committedAt - change.askedAt);
    let begunAt = change.askedAt;
    if (toldApart !== null) {
      begunAt = performance.timeOrigin + performance.now();
      await toldApart.changed(chartId, change.document);
    }
    delaysMs.push((await waitFor(seen, change.observationId)) - begunAt);
    await new Promise((resolve) => setTimeout(resolve, isQuick ? QUICK_PAUSE_MS : PAUSE_MS));
  }
  return {
    changes: count,
    p50Ms: rounded(percentile(delaysMs, 0.5)),
    p95Ms: rounded(percentile(delaysMs, 0.95)),
    longestMs: rounded(Math.max(...delaysMs)),
    ...(toldApart === null ? { ofWhichImportP50Ms: rounded(percentile(importMs, 0.5)) } : {}),
  };
}

async function waitFor(seen: () => Promise<Record<string, number>>, observationId: string): Promise<number> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    const at = (await seen())[observationId];
    if (at !== undefined) return at;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`a change was not seen in ${PATIENCE_MS / 1000} s`);
}
