import type { InteractionRule } from '../../../schema/knowledge/rules/interaction.ts';
import type { RuleCondition } from '../../../schema/knowledge/condition.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import type { Severity } from '../../../schema/severity.ts';
import type { ConditionScope } from '../../conditions/conditionScope.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import { worst } from '../../tier/tierTable.ts';

export interface ChosenLevel {
  readonly severity: Severity;
  readonly traces: readonly ModifierTrace[];
}

const byFacts: LocalisedText = {
  en: 'The facts of this patient choose this level.',
  fr: 'Les données du patient déterminent ce niveau.',
};
const byDoubt: LocalisedText = {
  en: 'A fact that chooses the level is not known, so the worst possible level holds.',
  fr: 'Une donnée qui détermine le niveau est inconnue : le niveau le plus grave possible est retenu.',
};

/**
 * The first level whose condition holds; while an earlier condition is unknown, the worst that could still hold. null: no level
 * holds, so the rule does not concern this patient.
 */
export function chooseLevel(rule: InteractionRule, scope: ConditionScope): ChosenLevel | null {
  const traces: ModifierTrace[] = [];
  let possible: Severity | null = null;
  let number = 0;
  for (const level of rule.levels) {
    number += 1;
    if (level.when === undefined) {
      possible = possible === null ? level.severity : worst(possible, level.severity);
      return { severity: possible, traces };
    }
    const evidence: Evidence[] = [];
    const truth = evaluateCondition(level.when, scope, evidence);
    if (truth === 'no') continue;
    possible = possible === null ? level.severity : worst(possible, level.severity);
    // A trace is named in 120 letters; rules of a thesaurus have longer names.
    const id = `${rule.id.slice(0, 100)}#level${number}`;
    if (truth === 'yes') {
      traces.push({ id, effect: 'choseLevel', reason: byFacts, to: level.severity, evidence });
      return { severity: possible, traces };
    }
    traces.push({ id, effect: 'unknown', reason: questionOf(level.when) ?? byDoubt, to: level.severity, evidence });
  }
  return possible === null ? null : { severity: possible, traces };
}

/** The question that only a person can answer, if the condition holds one. */
function questionOf(condition: RuleCondition): LocalisedText | null {
  if ('all' in condition) return condition.all.map(questionOf).find((question) => question !== null) ?? null;
  if ('any' in condition) return condition.any.map(questionOf).find((question) => question !== null) ?? null;
  if ('not' in condition) return questionOf(condition.not);
  return condition.fact === 'judgement' ? condition.question : null;
}
