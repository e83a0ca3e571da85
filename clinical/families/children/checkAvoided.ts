import type { ChildrenRule } from '../../../schema/knowledge/rules/dose.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { MissingInput } from '../../conditions/conditionScope.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import { isLocalOnly, type Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { Unknown } from '../familyOutcome.ts';
import { isByRoute } from '../isByRoute.ts';

/** A drug that children of this age should not get, whatever the dose. */
export interface AvoidHit {
  readonly hit: RuleHit;
  readonly advice: LocalisedText;
  readonly belowMonths: number;
  readonly lines: readonly Line[];
  readonly evidence: readonly Evidence[];
}

export function checkAvoided(
  rules: readonly CompiledRule<ChildrenRule>[],
  own: readonly Line[],
  substance: number,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): { readonly hits: readonly AvoidHit[]; readonly unknowns: readonly Unknown[]; readonly concerned: readonly Line[] } {
  const hits: AvoidHit[] = [];
  const unknowns: Unknown[] = [];
  const concerned = new Set<Line>();
  for (const compiled of rules) {
    const { avoid, appliesWhen, routes, ageMonths, id } = compiled.rule;
    const lines = own.filter((line) => (routes === undefined ? !isLocalOnly(line) : isByRoute(routes, line)));
    if (avoid === undefined || lines.length === 0) continue;
    for (const line of lines) concerned.add(line);
    const missing: MissingInput[] = [];
    const evidence: Evidence[] = [];
    const scope = { facts, knowledge, pack: compiled.pack, subject: [{ substance, lines }], missing };
    const holds = appliesWhen === undefined ? 'yes' : evaluateCondition(appliesWhen, scope, evidence);
    if (holds === 'unknown')
      for (const { input, reason } of missing)
        unknowns.push({ lines, reason, input, detail: { key: 'notAssessed.missing', params: { input } } });
    if (holds !== 'yes') continue;
    hits.push({
      lines,
      evidence,
      advice: avoid.advice,
      belowMonths: ageMonths.below,
      hit: {
        compiled,
        severity: avoid.severity,
        context: 'shown',
        critical: false,
        scope,
        traces: [],
        band: `${id}:below ${ageMonths.below} months`,
      },
    });
  }
  return { hits, unknowns, concerned: [...concerned] };
}
