import { currentLines } from '../../../clinical/facts/lines.ts';
import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import type { BenchmarkRun, Peer } from '../benchmark.ts';
import { rounded } from '../machine.ts';
import { drugsOf, pairRulesOf } from './interactionRules.ts';
import { createJsonRulesPeer } from './jsonRulesPeer.ts';
import { BENCH_NOW, lineCharts } from './lineCharts.ts';
import { ourFindings, ourPairs, ourReviewedFamily, recognisedChart } from './ourInteractions.ts';
import { createPairMapPeer } from './pairMapPeer.ts';
import type { LoadedKnowledge } from './readKnowledge.ts';
import { assertSamePairs, reviewedPairs } from './samePairs.ts';
import { timeEach, timeEachAsync } from './timeSamples.ts';

/** Peers do interactions only, on charts of this length. */
export const PEER_LINES = 15;

/**
 * json-rules-engine and a Map of pairs with the interaction rules that we have, on the same charts, from drugs already recognised.
 * Each is compared with as much of ours as does what it does, and with the whole review beside it.
 */
export async function timePeers(
  { isQuick, say }: BenchmarkRun,
  packs: LoadedKnowledge['packs'],
  knowledge: CompiledKnowledge,
  wholeReviewP50Ms: number,
): Promise<readonly Peer[]> {
  const charts = lineCharts(PEER_LINES, isQuick ? 10 : 50);
  const rules = pairRulesOf(knowledge);
  const drugs = charts.map((chart) => drugsOf(currentLines(chart.orders, knowledge, Date.parse(BENCH_NOW))));
  const recognised = charts.map((chart) => recognisedChart(chart, knowledge));
  const jsonRules = createJsonRulesPeer(rules);
  const pairMap = createPairMapPeer(rules, knowledge.substances.length);
  say('comparing the pairs that the engines find');
  const expected = reviewedPairs(packs, charts);
  const foundByRules: ReadonlySet<string>[] = [];
  for (const each of drugs) foundByRules.push(await jsonRules.find(each));
  const pairs = assertSamePairs('json-rules-engine', expected, foundByRules);
  const byMap = drugs.map((each) => pairMap.find(each));
  assertSamePairs('the pair map', expected, byMap);
  const byIndex = drugs.map((each) => ourPairs(each, knowledge));
  assertSamePairs('our index by itself', expected, byIndex);

  say('timing the peers and our interaction family');
  const rounds = isQuick ? 5 : 200;
  const theirs = await timeEachAsync(drugs, isQuick ? 1 : 6, 1, (each) => jsonRules.find(each));
  const map = timeEach(drugs, rounds, 20, (each) => pairMap.find(each));
  const index = timeEach(drugs, rounds, 20, (each) => ourPairs(each, knowledge));
  const family = timeEach(recognised, rounds, 20, (each) => ourFindings(each, knowledge));
  const reviewed = timeEach(recognised, rounds, 20, (each) => ourReviewedFamily(each, knowledge));
  const same = { rules: rules.length, lines: PEER_LINES, pairsFound: pairs };
  const peer = (name: string, ours: number, theirTiming: typeof map): Peer => ({
    name,
    figures: { ...same, ...theirTiming, ourP50Ms: ours },
    ratio: rounded(theirTiming.p50Ms / ours),
  });
  return [
    peer('json-rules-engine 7, same interaction rules; ours: the interaction family alone', family.p50Ms, theirs),
    peer('json-rules-engine 7; ours: the interaction family with tiers and fingerprints', reviewed.p50Ms, theirs),
    peer('json-rules-engine 7; ours: the whole review, all families', wholeReviewP50Ms, theirs),
    peer('physical limit, a Map of pairs, pairs alone; ours: our index, pairs alone', index.p50Ms, map),
    peer('physical limit, a Map of pairs; ours: the interaction family alone, with evidence', family.p50Ms, map),
    peer('physical limit, a Map of pairs; ours: the whole review, all families', wholeReviewP50Ms, map),
  ];
}
