import { oncePer } from '../../facts/oncePer.ts';
import { actsBy, type Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { Unknown } from '../familyOutcome.ts';
import { isByRoute } from '../isByRoute.ts';
import { checkDoseRule } from './checkDoseRule.ts';
import type { AnyDoseRule, DoseHit } from './doseHit.ts';
import type { PatientSize } from './patientSize.ts';

export interface SubstanceResult {
  readonly hits: readonly DoseHit[];
  readonly unknowns: readonly Unknown[];
  /** The lines for which some rule has a limit. */
  readonly concerned: readonly Line[];
}

/**
 * All rules of one substance. A line whose route nobody stated is judged by every rule it might fall under: where these disagree
 * about it, it is not assessed, so that the limit of a drip never condemns a tablet.
 */
export function checkSubstance(
  rules: readonly CompiledRule<AnyDoseRule>[],
  own: readonly Line[],
  substance: number,
  size: () => PatientSize,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): SubstanceResult {
  const hits: DoseHit[] = [];
  const doubtful: DoseHit[] = [];
  const unknowns: Unknown[] = [];
  const concerned = new Set<Line>();
  const byRoute = differByRoute(rules);
  let possible = 0;
  for (const compiled of rules) {
    const lines = own.filter((line) => concerns(compiled.rule, line));
    if (lines.length === 0) continue;
    for (const line of lines) concerned.add(line);
    const result = checkDoseRule(compiled, lines, substance, size, facts, knowledge);
    unknowns.push(...result.unknowns);
    const stated = byRoute ? lines.filter((line) => !hasUnstatedRoute(line)) : lines;
    if (stated.length === lines.length) {
      hits.push(...result.hits);
      continue;
    }
    possible += 1;
    const certain = stated.length === 0 ? [] : checkDoseRule(compiled, stated, substance, size, facts, knowledge).hits;
    if (certain.length > 0) hits.push(...result.hits);
    else doubtful.push(...result.hits);
  }
  if (doubtful.length > 0 && doubtful.length === possible) hits.push(...doubtful);
  else if (doubtful.length > 0)
    unknowns.push({
      lines: own.filter(hasUnstatedRoute),
      reason: 'missing',
      input: 'route',
      detail: { key: 'notAssessed.missing', params: { input: 'route' } },
    });
  return { hits, unknowns, concerned: [...concerned] };
}

/** Of rules that live as long as the knowledge, so asked once of each drug. */
const differByRoute = oncePer(
  (rules: readonly CompiledRule<AnyDoseRule>[]) => new Set(rules.map(({ rule }) => rule.routes?.join() ?? '')).size > 1,
);

/** Without routes: everything that reaches the blood; what is only breathed in has limits of its own. */
function concerns(rule: AnyDoseRule, line: Line): boolean {
  return rule.routes === undefined ? actsBy(line) === 'systemic' : isByRoute(rule.routes, line);
}

function hasUnstatedRoute(line: Line): boolean {
  return line.routes.some((route) => route === 'unknown' || route === 'other');
}
