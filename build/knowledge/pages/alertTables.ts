import type { Finding } from '../../../schema/review/finding.ts';
import type { Review } from '../../../schema/review/review.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { review } from '../../../clinical/review/review.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { tiersLoudestFirst } from '../../../clinical/tier/tierTable.ts';
import { CASE_NOW, caseChart } from '../cases/caseChart.ts';
import type { StarterCase } from '../cases/starterCase.ts';

const feed = { asOf: CASE_NOW, limitMinutes: 60 };
const context = {
  now: CASE_NOW,
  feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
  clock: { trusted: true },
  utcOffsetMinutes: 60,
};

/**
 * What the starter pack says of the golden charts: of good therapy, where nothing must be answered, and of harmful charts, where
 * the named harm must be found. Both lists were written from clinical knowledge, the page is made from what the engine answers.
 */
export function alertTables(pack: KnowledgePack, cases: readonly StarterCase[]): string {
  const knowledge = compileKnowledge([pack]);
  const reviewed = cases.map((each) => ({
    each,
    answer: review({ chart: caseChart(each), events: [] }, knowledge, context),
  }));
  const benign = reviewed.filter(({ each }) => each.quiet === true);
  const harmful = reviewed.filter(({ each }) => each.find !== undefined);
  const wanted = harmful.flatMap(({ each, answer }) => (each.find ?? []).map((want) => ({ each, answer, want })));
  const found = wanted.filter(({ answer, want }) => matching(answer, want).length > 0);
  const orders = benign.reduce((sum, { each }) => sum + each.lines.length, 0);
  const count = (tier: Finding['tier']) => benign.reduce((sum, { answer }) => sum + ofTier(answer, tier), 0);
  return [
    '# False alerts and recall on the golden charts',
    '',
    `Made by \`npm run knowledge -- pages\` from ${pack.id} ${pack.version} and \`build/knowledge/starter/cases\`; do not edit. The charts are ours: they show that nothing is lost from one release to the next, not how the rules do in a hospital.`,
    '',
    `- Charts of good therapy: ${benign.length}, with ${orders} orders. ${tiersLoudestFirst.map((tier) => `${tier}: ${count(tier)}`).join(', ')}. Interrupting findings per 1,000 orders: must be answered ${perThousand(count('mustAnswer'), orders)}, shown ${perThousand(count('show'), orders)}.`,
    `- Charts with harm: ${harmful.length}, with ${wanted.length} hazards named beforehand. Found: ${found.length} (recall ${((100 * found.length) / Math.max(1, wanted.length)).toFixed(1)} %).`,
    '',
    '## Good therapy',
    '',
    `| chart | orders | ${tiersLoudestFirst.join(' | ')} | what is shown |`,
    `|---|---:|${tiersLoudestFirst.map(() => '---:|').join('')}---|`,
    ...benign.map(({ each, answer }) => {
      const shown = answer.findings.filter((finding) => finding.tier === 'mustAnswer' || finding.tier === 'show');
      const counts = tiersLoudestFirst.map((tier) => ofTier(answer, tier)).join(' | ');
      return `| ${each.name} | ${each.lines.length} | ${counts} | ${shown.map(inShort).join('; ')} |`;
    }),
    '',
    '## Harm',
    '',
    '| chart | hazard | found as |',
    '|---|---|---|',
    ...wanted.map(({ each, answer, want }) => {
      const [hit] = matching(answer, want);
      const as = hit === undefined ? '**not found**' : `${hit.severity}, ${hit.tier}`;
      return `| ${each.name} | ${want.family}: ${want.of.join(', ')} | ${as} |`;
    }),
    '',
  ].join('\n');
}

type Wanted = NonNullable<StarterCase['find']>[number];
type Told = Pick<Finding, 'family' | 'severity' | 'tier' | 'substances'>;

/** Findings about one harm are told as one: the hazard is looked for among its parts. */
function matching(answer: Review, want: Wanted): readonly Told[] {
  return answer.findings
    .flatMap((finding): readonly Told[] => [finding, ...(finding.parts ?? [])])
    .filter((told) => told.family === want.family && want.of.every((id) => told.substances.includes(id)))
    .filter((told) => want.severity === undefined || told.severity === want.severity);
}

function ofTier(answer: Review, tier: Finding['tier']): number {
  return answer.findings.filter((finding) => finding.tier === tier).length;
}

function inShort({ family, substances }: Finding): string {
  return `${family} (${substances.join(', ')})`;
}

function perThousand(count: number, orders: number): string {
  return ((1000 * count) / Math.max(1, orders)).toFixed(1);
}
