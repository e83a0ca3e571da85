import { brotliCompressSync, constants } from 'node:zlib';
import type { BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun, Figures } from '../benchmark.ts';
import { OPEN_LINE } from '../line/lineShape.ts';
import { rounded } from '../machine.ts';
import type { OpenPeer } from '../peers/openPeer.ts';
import { watchPeer } from '../peers/runPeer.ts';
import { loadOurs, type OursLoaded } from './oursLoad.ts';
import { QUICK_MS, type LoadCase } from './syncCases.ts';
import { atLeast, atMost, type CaseResult } from './syncResult.ts';

export interface OursMeasured {
  readonly loaded: OursLoaded;
  readonly figures: Figures;
}

export interface LoadFound {
  readonly figures: Figures;
  /** What the ratio is made of. */
  readonly chartsPerSecond: number;
}

const TIMES_BETTER = 10;
const FIRST_WORKLIST_SECONDS = 60;
const PROBE_CHARTS = 100;
const EXPRESS_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export async function measureOurs(
  hospital: BenchHospital,
  programFolder: string,
  loadCase: LoadCase,
  run: BenchmarkRun,
): Promise<OursMeasured> {
  const loaded = await loadOurs(hospital, programFolder, loadCase, run);
  return { loaded, figures: oursFigures(loaded, hospital, loadCase) };
}

export function comparedLoads(
  { name, says }: LoadCase,
  { loaded, figures }: OursMeasured,
  found: readonly { readonly peer: OpenPeer; readonly load: LoadFound }[],
): CaseResult {
  const rate = Number(figures['chartsPerSecond']);
  const peers = found.map(({ peer, load }) => ({
    name: `first load, ${says}: ${peer.name}`,
    figures: load.figures,
    ratio: rounded(rate / load.chartsPerSecond),
  }));
  const { ownWardMs } = loaded.times;
  return {
    figures: { [name]: figures },
    peers,
    targets: [
      atLeast(`first load, ${says}: times the better peer`, TIMES_BETTER, Math.min(...peers.map(({ ratio }) => ratio))),
      ...(name === 'broadband' && ownWardMs !== null
        ? [atMost(`seconds to the own ward, ${says}`, FIRST_WORKLIST_SECONDS, rounded(ownWardMs / 1000))]
        : []),
    ],
  };
}

function oursFigures(
  { times, bytes, brokenConnections }: OursLoaded,
  { patients, ownWard }: BenchHospital,
  { says, shape }: LoadCase,
): Figures {
  const seconds = (times.verifiedMs ?? times.elapsedMs) / 1000;
  const charts = times.verifiedMs === null ? times.stored : patients;
  return {
    line: says,
    seconds: rounded(seconds),
    charts,
    isComplete: times.verifiedMs !== null,
    chartsPerSecond: rounded(charts / seconds),
    ownWardUsableSeconds: secondsOf(times.ownWardMs),
    ownWardPatients: ownWard.patients,
    allReviewedSeconds: secondsOf(times.allReviewedMs),
    deskStartedMs: rounded(times.deskStartedMs),
    bytesOnTheWire: bytes,
    bytesPerChart: charts === 0 ? null : Math.round(bytes / charts),
    ...(shape.bitsPerSecond === null
      ? {}
      : { shareOfTheLineUsed: rounded((bytes * 8) / seconds / shape.bitsPerSecond) }),
    ...(shape.loss === 0 ? {} : { brokenConnections }),
  };
}

/**
 * A peer that is not done in its time is judged by the bytes that came, as so many charts: also those of a page that never
 * became whole count for it.
 */
export async function loadPeer(
  peer: OpenPeer,
  { name, says, shape, peerMs }: LoadCase,
  hospital: BenchHospital,
  { say, isQuick }: BenchmarkRun,
): Promise<LoadFound> {
  say(`peer: first load, ${says}: ${peer.name}`);
  const { line, object } = peer;
  const database = `first-${name}`;
  line.takeBytes();
  line.takeBreaks();
  line.shape(shape);
  await peer
    .page()
    .evaluate(([which, from, as]) => window[which].load(as, from), [object, line.url, database] as const);
  const withinMs = isQuick && shape !== OPEN_LINE ? QUICK_MS : peerMs;
  const state = await watchPeer(peer, database, withinMs, (progress) => say(`${name}: ${progress}`));
  const bytes = line.takeBytes();
  const brokenConnections = line.takeBreaks();
  line.shape(OPEN_LINE);
  const { patients } = hospital;
  if (state.isDone && state.documents < patients)
    throw new Error(`${peer.name} holds ${state.documents} of ${patients} charts`);
  const seconds = state.milliseconds / 1000;
  const arrived = state.isDone ? patients : Math.max(state.documents, bytes / (await bytesOfAChart(hospital, object)));
  const chartsPerSecond = arrived / seconds;
  const figures = {
    seconds: rounded(seconds),
    charts: state.documents,
    isComplete: state.isDone,
    ...(state.isDone ? {} : { chartsIfAllBytesCounted: rounded(arrived) }),
    chartsPerSecond: rounded(chartsPerSecond),
    bytesOnTheWire: bytes,
    bytesPerChart: Math.round(bytes / Math.max(1, arrived)),
    ...(shape.loss === 0 ? {} : { brokenConnections, requestsTriedAgain: state.failures }),
  };
  return { figures, chartsPerSecond };
}

/** As the peer's server sends it: RxDB's plain JSON, PouchDB's packed as express does for a browser (Brotli, quality 4). */
async function bytesOfAChart({ peerUrl, patients }: BenchHospital, object: OpenPeer['object']): Promise<number> {
  const answer = await fetch(`${peerUrl}/charts?updatedAt=0&id=&limit=${PROBE_CHARTS}`);
  const page = Buffer.from(await answer.arrayBuffer());
  const sent = object === 'benchPeer' ? page : brotliCompressSync(page, EXPRESS_BROTLI);
  return sent.length / Math.min(PROBE_CHARTS, patients);
}

function secondsOf(milliseconds: number | null): number | null {
  return milliseconds === null ? null : rounded(milliseconds / 1000);
}
