import { rm } from 'node:fs/promises';
import { buildDeskPage } from '../../e2e/support/buildDeskPage.ts';
import { openBenchHospital, type BenchHospital } from '../benchHospital.ts';
import type { BenchmarkResult, BenchmarkRun, Figures } from '../benchmark.ts';
import { leaveDesk } from '../desk/runDesk.ts';
import { rounded } from '../machine.ts';
import { openPouchPeer, openRxdbPeer, type OpenPeer } from '../peers/openPeer.ts';
import { benchFleet } from './benchFleet.ts';
import { comparedLoads, loadPeer, measureOurs, type LoadFound } from './benchLoad.ts';
import { livePeer, liveOurs } from './benchLive.ts';
import { pushOurs, pushPeer } from './benchPush.ts';
import { LOAD_CASES, SYNC_CASES, type LoadCase, type SyncCase } from './syncCases.ts';
import { atMost, type CaseResult } from './syncResult.ts';
import { wireLimit } from './wireLimit.ts';

const PATIENTS = 10_000;
const QUICK_PATIENTS = 24;
const PLAIN_PAGE = 250;
const LIVE_SECONDS = 1;

/** First loads over four lines, a change's way to the screen, a push, and a server with 300 workstations. */
export async function benchSync(run: BenchmarkRun): Promise<BenchmarkResult> {
  const { isQuick, cleanup, say } = run;
  const cases: ReadonlySet<string> = new Set(run.only ?? SYNC_CASES);
  const patients = run.patients ?? (isQuick ? QUICK_PATIENTS : PATIENTS);
  const programFolder = await cleanup.open(buildDeskPage(), (made) => rm(made, { recursive: true, force: true }));
  const hospital = await openBenchHospital(patients, run);
  const results: CaseResult[] = [];
  const unmeasured: Record<string, string> = {};

  const isWanted = (name: SyncCase): boolean => cases.has(name);
  const loads = LOAD_CASES.filter(
    ({ name }) => isWanted(name) || (name === 'load' && (isWanted('live') || isWanted('push'))),
  );
  if (loads.length > 0) {
    const peers = [await openRxdbPeer(hospital, run)];
    const pouch = await openPouchPeer(hospital, run);
    if (pouch.ok) peers.push(pouch.value);
    else unmeasured['pouchdb'] = pouch.error;
    for (const loadCase of loads)
      results.push(...(await runLoad(loadCase, hospital, programFolder, peers, isWanted, run)));
  }
  if (loads.length > 0)
    results.push({ figures: { wireLimit: await wireLimit(hospital, run) }, peers: [], targets: [] });
  if (isWanted('fleet')) results.push(await benchFleet(hospital, run));

  say('done');
  const targets = results.flatMap((result) => result.targets);
  return {
    figures: {
      patients,
      ...Object.fromEntries(results.flatMap(({ figures }) => Object.entries(figures))),
      targets: targets.map((target) => ({ ...target })),
      ...(Object.keys(unmeasured).length === 0 ? {} : { unmeasured }),
    },
    peers: results.flatMap((result) => result.peers),
  };
}

/** What belongs to one line: ours first and alone, then each peer. On the open line also what follows a load. */
async function runLoad(
  loadCase: LoadCase,
  hospital: BenchHospital,
  programFolder: string,
  peers: readonly OpenPeer[],
  isWanted: (name: SyncCase) => boolean,
  run: BenchmarkRun,
): Promise<readonly CaseResult[]> {
  const isFirst = loadCase.name === 'load';
  const live = isFirst && isWanted('live');
  const push = isFirst && isWanted('push');
  const ours = await measureOurs(hospital, programFolder, loadCase, run);
  const oursLive = live ? await liveOurs(hospital, ours.loaded, run) : null;
  const oursPush = push ? await pushOurs(hospital, ours.loaded, run) : null;
  await leaveDesk(ours.loaded.workstation.page());
  await ours.loaded.workstation.quit();

  const found: {
    readonly peer: OpenPeer;
    readonly load: LoadFound;
    readonly live: Figures | null;
    readonly push: Figures | null;
  }[] = [];
  for (const peer of peers) {
    const load = await loadPeer(peer, loadCase, hospital, run);
    found.push({
      peer,
      load,
      live: live ? await livePeer(hospital, peer, run) : null,
      push: push ? await pushPeer(hospital, peer, run) : null,
    });
    await peer.restart();
  }
  const results: CaseResult[] = [];
  if (isWanted(loadCase.name)) results.push(comparedLoads(loadCase, ours, found));
  if (isFirst && isWanted('load')) results.push(await plainLimit(ours.figures, peers, run));
  if (oursLive !== null) {
    const p95Seconds = rounded(Number(oursLive['p95Ms']) / 1000);
    results.push({
      figures: { live: oursLive },
      peers: found.map(({ peer, live: theirs }) =>
        compared(`server change to the view: ${peer.name}`, theirs, 'p50Ms', oursLive),
      ),
      targets: [atMost('seconds from a server change to the view, 95 of 100 changes', LIVE_SECONDS, p95Seconds)],
    });
  }
  if (oursPush !== null)
    results.push({
      figures: { push: oursPush },
      peers: found.map(({ peer, push: theirs }) => compared(`push: ${peer.name}`, theirs, 'seconds', oursPush)),
      targets: [],
    });
  return results;
}

function compared(name: string, theirs: Figures | null, figure: string, ours: Figures) {
  const figures = theirs ?? {};
  return { name, figures, ratio: rounded(Number(figures[figure]) / Number(ours[figure])) };
}

async function plainLimit(ours: Figures, peers: readonly OpenPeer[], { say }: BenchmarkRun): Promise<CaseResult> {
  const [peer] = peers;
  if (peer === undefined) throw new Error('the RxDB peer is always there');
  say('limit: plain IndexedDB');
  const { milliseconds } = await peer
    .page()
    .evaluate(([from, size]) => window.benchPeer.storePlain('plain', from, size), [peer.line.url, PLAIN_PAGE] as const);
  const seconds = milliseconds / 1000;
  const times = rounded(Number(ours['seconds']) / seconds);
  return {
    figures: {
      physicalLimit: `the same charts in clear into a bare object store: ${rounded(seconds)} s; ours takes ${times} times as long, sealed, indexed, verified and reviewed`,
    },
    peers: [],
    targets: [],
  };
}
