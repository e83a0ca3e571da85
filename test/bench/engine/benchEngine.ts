import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { review } from '../../../clinical/review/review.ts';
import type { BenchmarkResult, BenchmarkRun, Figures } from '../benchmark.ts';
import { rounded } from '../machine.ts';
import { percentile } from '../percentiles.ts';
import { benchContext } from './benchContext.ts';
import { lineCharts } from './lineCharts.ts';
import { loadKnowledge, type LoadedKnowledge, packFiles } from './readKnowledge.ts';
import { reviewChanges, sweepHospital } from './sweepHospital.ts';
import { PEER_LINES, timePeers } from './timePeers.ts';
import { timeEach, type Timing } from './timeSamples.ts';

const LINES = [5, 15, 40] as const;

/** All families on charts of a known length, the whole hospital once, one change at a time; peers do interactions only. */
export async function benchEngine(run: BenchmarkRun): Promise<BenchmarkResult> {
  const { isQuick, say } = run;
  const files = await packFiles(run);
  const before = heapMb();
  say('loading the knowledge');
  const first = await loadKnowledge(files);
  const { compiled, packs } = first;
  const knowledgeMb = heapMb() - before;
  const loads = await loadAgain(files, isQuick ? 1 : 6);
  const starterLoads = await loadAgain(files.slice(0, 1), isQuick ? 1 : 5);

  const charts: ({ readonly lines: number } & Timing)[] = [];
  for (const lines of LINES) {
    say(`reviewing charts of ${lines} lines`);
    charts.push({ lines, ...timeReviews(lines, compiled, isQuick) });
  }
  const sweep = sweepHospital(run, compiled);
  const afterSweepMb = heapMb() - before;
  const incremental = reviewChanges(run, compiled);
  const whole = charts.find(({ lines }) => lines === PEER_LINES)?.p50Ms ?? Number.NaN;
  const peers = await timePeers(run, packs, compiled, whole);
  const all = [first, ...loads];
  return {
    figures: {
      knowledge: packs.map(({ id, version, rules }) => ({ id, version, rules: rules.length })),
      families: knowledgeFamilies(packs),
      knowledgeLoadMs: medianOf(all, ({ openMs, compileMs }) => openMs + compileMs),
      knowledgeLoad: {
        firstMs: rounded(first.openMs + first.compileMs),
        openMs: medianOf(all, ({ openMs }) => openMs),
        compileMs: medianOf(all, ({ compileMs }) => compileMs),
        starterAloneMs: medianOf(starterLoads, ({ openMs, compileMs }) => openMs + compileMs),
      },
      charts,
      sweep,
      incremental,
      memory: {
        knowledgeMb: rounded(knowledgeMb),
        afterSweepMb: rounded(afterSweepMb),
        isMeasuredAfterCollection: collector() !== undefined,
      },
      physicalLimit: 'one look-up per pair in a Map of pairs: no levels, no evidence, no patient',
    } satisfies Figures,
    peers,
  };
}

function timeReviews(lines: number, knowledge: CompiledKnowledge, isQuick: boolean): Timing {
  const context = benchContext();
  // Ten rounds of warm-up: the memory of recognised medications, and the compiler of the engine, which is busy for some 3,000 reviews.
  return timeEach(lineCharts(lines, isQuick ? 20 : 200), isQuick ? 1 : 15, isQuick ? 2 : 10, (chart) =>
    review({ chart, events: [] }, knowledge, context),
  );
}

type LoadTime = Pick<LoadedKnowledge, 'openMs' | 'compileMs'>;

/** The times only: knowledge that is kept would be counted as memory that a review needs. */
async function loadAgain(files: readonly string[], times: number): Promise<readonly LoadTime[]> {
  const loads: LoadTime[] = [];
  for (let count = 0; count < times; count += 1) {
    const { openMs, compileMs } = await loadKnowledge(files);
    loads.push({ openMs, compileMs });
  }
  return loads;
}

function medianOf(loads: readonly LoadTime[], milliseconds: (load: LoadTime) => number): number {
  return rounded(percentile(loads.map(milliseconds), 0.5));
}

/** How many rules of each family are in what is measured. */
function knowledgeFamilies(packs: LoadedKnowledge['packs']): Figures {
  const counts = new Map<string, number>();
  for (const { rules } of packs) for (const { family } of rules) counts.set(family, (counts.get(family) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Present when Node was started with --expose-gc. */
function collector(): (() => void) | undefined {
  return (globalThis as { readonly gc?: () => void }).gc;
}

function heapMb(): number {
  collector()?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
