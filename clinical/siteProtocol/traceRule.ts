import type { OrderRule } from '../../schema/knowledge/rules/orderRule.ts';
import type { Severity, Tier } from '../../schema/severity.ts';
import type { ConditionScope, MissingInput } from '../conditions/conditionScope.ts';
import { isByRoute } from '../families/isByRoute.ts';
import { orderLevel } from '../families/orderRule/orderLevel.ts';
import { substanceId } from '../families/substanceNames.ts';
import { isLocalOnly, type Line } from '../facts/lines.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../knowledge/compiledRule.ts';
import { tierTable } from '../tier/tierTable.ts';
import { type ConditionTrace, traceCondition } from './traceCondition.ts';

export type RuleOutcome = 'fires' | 'clear' | 'notConcerned' | 'notAssessed';

/** Why a rule spoke or was silent about one drug of a patient, or about the patient. */
export interface RuleTrace {
  readonly ruleId: string;
  /** null: the rule is about the patient. */
  readonly substance: string | null;
  readonly orderIds: readonly string[];
  readonly outcome: RuleOutcome;
  /** The level that it would show at, and how loud. */
  readonly severity: Severity | null;
  readonly tier: Tier | null;
  readonly missing: readonly MissingInput[];
  /** Whether the rule is about this patient at all; null: it is about everybody. */
  readonly applies: ConditionTrace | null;
  readonly levels: readonly { readonly severity: Severity; readonly when: ConditionTrace | null }[];
}

/**
 * Traces one rule of the order families over a patient: an entry for each of its drugs that is given, none where the patient has none of
 * them. The rule has to be one that runs (`knowledge.orderRules`).
 */
export function traceRule(
  compiled: CompiledRule<OrderRule>,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): readonly RuleTrace[] {
  const { rule, pack } = compiled;
  const { bySubstance } = knowledge.orderRules[rule.family];
  if (rule.drugs.length === 0) return [traceOne(rule, null, [], { facts, knowledge, pack, subject: [] })];
  const lines = facts.lines.filter((line) => line.given && line.resolution.recognised && isConcerned(rule, line));
  const substances = new Set(lines.flatMap((line) => line.substances));
  return [...substances]
    .filter((substance) => bySubstance.get(substance)?.includes(compiled) === true)
    .sort((one, other) => one - other)
    .map((substance) => {
      const own = lines.filter((line) => line.substances.includes(substance));
      return traceOne(rule, substanceId(knowledge, substance), own, {
        facts,
        knowledge,
        pack,
        subject: [{ substance, lines: own }],
      });
    });
}

function traceOne(rule: OrderRule, substance: string | null, lines: readonly Line[], scope: ConditionScope): RuleTrace {
  const verdict = orderLevel(rule, { ...scope, missing: [] });
  const severity = verdict.kind === 'hit' ? verdict.level.severity : null;
  return {
    ruleId: rule.id,
    substance,
    orderIds: lines.map(({ order }) => order.id),
    outcome: verdict.kind === 'hit' ? 'fires' : verdict.kind === 'unknown' ? 'notAssessed' : verdict.kind,
    severity,
    tier: severity === null ? null : tierTable[rule.context][severity][rule.evidenceLevel],
    missing: verdict.kind === 'unknown' ? verdict.missing : [],
    applies: rule.appliesWhen === undefined ? null : traceCondition(rule.appliesWhen, scope),
    levels: rule.levels.map((level) => ({
      severity: level.severity,
      when: level.when === undefined ? null : traceCondition(level.when, scope),
    })),
  };
}

function isConcerned(rule: OrderRule, line: Line): boolean {
  return rule.routes === undefined ? !isLocalOnly(line) : isByRoute(rule.routes, line);
}
