import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { WindowEntry } from './windowDraft.ts';

const byDoubt: LocalisedText = {
  en: 'A fact that the rule asks for is not known, so it holds.',
  fr: 'Une donnée que la règle demande est inconnue : elle s’applique.',
};

interface Meeting {
  readonly first: Line;
  readonly firstSubstance: number;
  readonly line: Line;
  readonly substance: number;
  readonly untilMs: number;
}

/** null: the rule is not about this patient. In its conditions `a` is the drug that stopped, `b` the one that is given. */
export function windowHit(
  { compiled }: WindowEntry,
  { first, firstSubstance, line, substance, untilMs }: Meeting,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): RuleHit | null {
  const { rule } = compiled;
  const scope = {
    facts,
    knowledge,
    pack: compiled.pack,
    a: { lines: [first], substance: firstSubstance },
    b: { lines: [line], substance },
  };
  const applies = rule.appliesWhen === undefined ? 'yes' : evaluateCondition(rule.appliesWhen, scope, []);
  if (applies === 'no') return null;
  const traces: readonly ModifierTrace[] =
    applies === 'yes' ? [] : [{ id: `${rule.id}#applies`, effect: 'unknown', reason: byDoubt, evidence: [] }];
  return {
    compiled,
    severity: rule.severity,
    // Both orders are on this chart, and their dates collide.
    context: 'shown',
    critical: false,
    scope,
    traces,
    band: `until ${new Date(untilMs).toISOString()}`,
  };
}
