import { rm } from 'node:fs/promises';
import { buildDeskPage } from '../../e2e/support/buildDeskPage.ts';
import { openWorkstation } from '../../e2e/support/workstation.ts';
import { openBenchHospital } from '../benchHospital.ts';
import { createCleanup, type BenchmarkResult, type BenchmarkRun, type Figures, type Peer } from '../benchmark.ts';
import { leaveDesk, runDesk } from '../desk/runDesk.ts';
import { rounded } from '../machine.ts';
import { percentile } from '../percentiles.ts';
import { openRxdbPeer } from '../peers/openPeer.ts';
import { watchPeer } from '../peers/runPeer.ts';

const PATIENTS = [60, 10_000] as const;
const QUICK_PATIENTS = [30, 60] as const;
const PLAIN_PAGE = 250;
const PEER_MS = 10 * 60_000;

/** Up to so many patients a start is short enough to be timed several times; the median counts. */
const FEW = 1000;
const ROUNDS = 5;

interface StartSample {
  readonly unlockMs: number;
  readonly deskStartedMs: number;
  readonly firstRowMs: number;
  readonly allReviewedMs: number;
  readonly peerMs: number;
  readonly plainMs: number;
}

/** What the screens ask for at the start. */
const FIRST_QUERY = { wardId: null, filter: 'toReview', words: '' } as const;

/** A restarted workstation without a network: password, unlock, list. The server is gone while it is timed. */
export async function benchStart(run: BenchmarkRun): Promise<BenchmarkResult> {
  const [few, many] = run.isQuick ? QUICK_PATIENTS : PATIENTS;
  const programFolder = await run.cleanup.open(buildDeskPage(), (made) => rm(made, { recursive: true, force: true }));
  const starts: { readonly figures: Figures; readonly peers: readonly Peer[] }[] = [];
  for (const patients of [few, run.patients ?? many]) starts.push(await startWith(patients, programFolder, run));
  return { figures: { starts: starts.map(({ figures }) => figures) }, peers: starts.flatMap(({ peers }) => peers) };
}

async function startWith(patients: number, programFolder: string, outer: BenchmarkRun) {
  // Each size is closed before the next begins: what is still open would slow it.
  const cleanup = createCleanup();
  outer.cleanup.add(() => cleanup.run());
  const run = { ...outer, cleanup };
  const say = (progress: string): void => outer.say(`${patients} patients: ${progress}`);
  const hospital = await openBenchHospital(patients, run);
  const workstation = await cleanup.open(openWorkstation({ programFolder }), (opened) => opened.close());
  const { ownWard } = hospital;
  const asked = { query: FIRST_QUERY, patients, ownWard } as const;
  say('ours: first load');
  await runDesk(workstation.page(), { ...asked, serverUrl: hospital.url, until: 'verified' }, say);
  await leaveDesk(workstation.page());
  const peer = await openRxdbPeer(hospital, run);
  say('peer: first load');
  const { url } = peer.line;
  await peer.page().evaluate((from) => window.benchPeer.load('patients', from), url);
  const peerHolds = await watchPeer(peer, 'patients', PEER_MS, say);
  if (peerHolds.documents !== patients) throw new Error(`the peer holds ${peerHolds.documents} of ${patients} charts`);
  await peer
    .page()
    .evaluate(([from, size]) => window.benchPeer.storePlain('plain', from, size), [url, PLAIN_PAGE] as const);
  await hospital.close();

  const samples: StartSample[] = [];
  for (let round = 1; round <= (run.isQuick || patients > FEW ? 1 : ROUNDS); round += 1) {
    say(`start without a network, round ${round}`);
    await workstation.restart();
    const times = await runDesk(workstation.page(), { ...asked, serverUrl: null, until: 'reviewed' }, say);
    await leaveDesk(workstation.page());
    await peer.restart();
    const found = await peer.page().evaluate(() => window.benchPeer.findAll('patients'));
    await peer.restart();
    const plain = await peer.page().evaluate(() => window.benchPeer.readPlain('plain'));
    samples.push({
      unlockMs: times.unlockMs,
      deskStartedMs: times.deskStartedMs,
      firstRowMs: times.firstRowMs ?? Number.NaN,
      allReviewedMs: times.allReviewedMs ?? Number.NaN,
      peerMs: found.milliseconds,
      plainMs: plain.milliseconds,
    });
  }
  await cleanup.run();
  const median = (name: keyof StartSample): number =>
    percentile(
      samples.map((sample) => sample[name]),
      0.5,
    );
  const allMs = median('allReviewedMs');
  const peerFigures = { patients, allInMemoryMs: rounded(median('peerMs')) };
  return {
    figures: {
      patients,
      rounds: samples.length,
      unlockMs: rounded(median('unlockMs')),
      deskStartedMs: rounded(median('deskStartedMs')),
      firstRowMs: rounded(median('firstRowMs')),
      allReviewedMs: rounded(allMs),
      physicalLimit: `the same charts in clear from a bare object store: ${rounded(median('plainMs'))} ms; until all are reviewed ours takes ${rounded(allMs / median('plainMs'))} times as long`,
    },
    peers: [
      {
        name: `${patients} charts: RxDB on Dexie, find() of all, against our first row`,
        figures: peerFigures,
        ratio: rounded(median('peerMs') / median('firstRowMs')),
      },
      {
        name: `${patients} charts: RxDB on Dexie, find() of all, against ours opened, reviewed and ranked`,
        figures: peerFigures,
        ratio: rounded(median('peerMs') / allMs),
      },
      {
        name: `${patients} charts: physical limit: plain IndexedDB getAll(), against ours opened, reviewed and ranked`,
        figures: { patients, allInMemoryMs: rounded(median('plainMs')) },
        ratio: rounded(median('plainMs') / allMs),
      },
    ],
  };
}
