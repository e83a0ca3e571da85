import { currentLines } from '../../../clinical/facts/lines.ts';
import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { review } from '../../../clinical/review/review.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { eachDemoChart } from '../../../server/demo/demoCharts.ts';
import type { BenchmarkResult, BenchmarkRun, Figures, Peer } from '../benchmark.ts';
import { rounded } from '../machine.ts';
import { percentile, spread } from '../percentiles.ts';
import { benchContext } from './benchContext.ts';
import { drugsOf, pairRulesOf, type PatientDrugs } from './interactionRules.ts';
import { createJsonRulesPeer } from './jsonRulesPeer.ts';
import { BENCH_NOW, lineCharts } from './lineCharts.ts';
import { createPairMapPeer } from './pairMapPeer.ts';
import { loadKnowledge, packFiles, type LoadedKnowledge } from './readKnowledge.ts';
import { assertSamePairs, reviewedPairs } from './samePairs.ts';

const LINES = [5, 15, 40] as const;
const PEER_LINES = 15;

/** All families on charts of a known length, and the whole hospital once; peers do interactions only. */
export async function benchEngine(run: BenchmarkRun): Promise<BenchmarkResult> {
  const { isQuick, say } = run;
  const files = await packFiles(run);
  const before = heapMb();
  say('loading the knowledge');
  const first = await loadKnowledge(files);
  const knowledgeMb = heapMb() - before;
  const loads = [first];
  for (let again = 0; again < (isQuick ? 1 : 6); again += 1) loads.push(await loadKnowledge(files));
  const starterLoads: LoadedKnowledge[] = [];
  for (let again = 0; again < (isQuick ? 1 : 5); again += 1) starterLoads.push(await loadKnowledge(files.slice(0, 1)));
  const { compiled, packs } = first;

  const charts: ({ readonly lines: number } & ReturnType<typeof timeReviews>)[] = [];
  for (const lines of LINES) {
    say(`reviewing charts of ${lines} lines`);
    charts.push({ lines, ...timeReviews(lineCharts(lines, isQuick ? 20 : 200), compiled, isQuick ? 1 : 5) });
  }
  const ours = charts.find(({ lines }) => lines === PEER_LINES)?.p50Ms ?? Number.NaN;
  const sweep = sweepHospital(run, compiled);
  const peers = await timePeers(run, packs, compiled, ours);
  const limit = peers.find(({ name }) => name.startsWith('physical limit'));
  return {
    figures: {
      knowledge: packs.map(({ id, version, rules }) => ({ id, version, rules: rules.length })),
      knowledgeLoadMs: rounded(
        percentile(
          loads.map(({ openMs, compileMs }) => openMs + compileMs),
          0.5,
        ),
      ),
      knowledgeLoad: {
        firstMs: rounded(first.openMs + first.compileMs),
        openMs: rounded(
          percentile(
            loads.map(({ openMs }) => openMs),
            0.5,
          ),
        ),
        compileMs: rounded(
          percentile(
            loads.map(({ compileMs }) => compileMs),
            0.5,
          ),
        ),
        starterAloneMs: rounded(
          percentile(
            starterLoads.map(({ openMs, compileMs }) => openMs + compileMs),
            0.5,
          ),
        ),
      },
      charts,
      sweep,
      memory: { knowledgeMb: rounded(knowledgeMb), isMeasuredAfterCollection: collector() !== undefined },
      physicalLimit: `one look-up per pair in a Map, with no evidence: our review of all families takes ${rounded(1 / (limit?.ratio ?? Number.NaN))} times as long`,
    },
    peers,
  };
}

/**
 * All samples, and beside them the 95th percentile of each chart's fastest round: on a machine that others use too, the
 * first counts how often the reviews were interrupted, the second how long they take.
 */
function timeReviews(charts: readonly Chart[], knowledge: CompiledKnowledge, rounds: number) {
  const context = benchContext();
  const samples: number[] = [];
  const fastest = charts.map(() => Infinity);
  // Two rounds of warm-up: the engine's own compiler, and the memory of recognised medications.
  for (let round = -2; round < rounds; round += 1)
    for (const [index, chart] of charts.entries()) {
      const begun = performance.now();
      review({ chart, events: [] }, knowledge, context);
      const milliseconds = performance.now() - begun;
      if (round < 0) continue;
      samples.push(milliseconds);
      fastest[index] = Math.min(fastest[index] ?? Infinity, milliseconds);
    }
  return { ...spread(samples), fastestRoundP95Ms: rounded(percentile(fastest, 0.95)) };
}

/** Every patient once, as after a new pack, from an empty memory of medications. Only the reviews are timed. */
function sweepHospital({ isQuick, patients: asked, say }: BenchmarkRun, knowledge: CompiledKnowledge): Figures {
  const patients = asked ?? (isQuick ? 200 : 10_000);
  const context = benchContext();
  let milliseconds = 0;
  let processorMs = 0;
  let done = 0;
  let findings = 0;
  for (const chart of eachDemoChart({ patients, seed: 'sweep', now: BENCH_NOW })) {
    const begun = performance.now();
    const worked = processorMilliseconds();
    findings += review({ chart, events: [] }, knowledge, context).findings.length;
    processorMs += processorMilliseconds() - worked;
    milliseconds += performance.now() - begun;
    done += 1;
    if (done % 2000 === 0) say(`swept ${done} of ${patients} patients`);
  }
  return { patients, seconds: rounded(milliseconds / 1000), processorSeconds: rounded(processorMs / 1000), findings };
}

async function timePeers(
  { isQuick, say }: BenchmarkRun,
  packs: LoadedKnowledge['packs'],
  knowledge: CompiledKnowledge,
  ourP50Ms: number,
): Promise<readonly Peer[]> {
  const charts = lineCharts(PEER_LINES, isQuick ? 10 : 50);
  const rules = pairRulesOf(knowledge);
  const drugs = charts.map((chart) => drugsOf(currentLines(chart.orders, knowledge, Date.parse(BENCH_NOW))));
  const jsonRules = createJsonRulesPeer(rules);
  const pairMap = createPairMapPeer(rules, knowledge.substances.length);
  say('comparing the pairs that the engines find');
  const expected = reviewedPairs(packs, charts);
  const foundByRules: ReadonlySet<string>[] = [];
  for (const each of drugs) foundByRules.push(await jsonRules.find(each));
  const pairs = assertSamePairs('json-rules-engine', expected, foundByRules);
  assertSamePairs(
    'the pair map',
    expected,
    drugs.map((each) => pairMap.find(each)),
  );
  say('timing the peers');
  const rulesSpread = spread(await timeEach(drugs, isQuick ? 1 : 4, (each) => jsonRules.find(each)));
  const mapSpread = spread(await timeEach(drugs, isQuick ? 5 : 200, (each) => pairMap.find(each)));
  const same = { rules: rules.length, lines: PEER_LINES, pairsFound: pairs };
  return [
    {
      name: 'json-rules-engine 7, the same interaction rules only (ours: all families)',
      figures: { ...same, ...rulesSpread },
      ratio: rounded(rulesSpread.p50Ms / ourP50Ms),
    },
    {
      name: 'physical limit: the pairs alone from an indexed Map (ours: all families, with evidence)',
      figures: { ...same, ...mapSpread },
      ratio: rounded(mapSpread.p50Ms / ourP50Ms),
    },
  ];
}

async function timeEach(
  drugs: readonly PatientDrugs[],
  rounds: number,
  find: (each: PatientDrugs) => unknown,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let round = -1; round < rounds; round += 1)
    for (const each of drugs) {
      const begun = performance.now();
      await find(each);
      if (round >= 0) samples.push(performance.now() - begun);
    }
  return samples;
}

/** What the process has worked, waiting for a busy machine left out. */
function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Present when Node was started with --expose-gc. */
function collector(): (() => void) | undefined {
  return (globalThis as { readonly gc?: () => void }).gc;
}

function heapMb(): number {
  collector()?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
