import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../schema/review/finding.ts';
import type { Severity, Tier } from '../../schema/severity.ts';
import type { ConditionScope } from '../conditions/conditionScope.ts';
import { evaluateCondition } from '../conditions/evaluateCondition.ts';
import type { CompiledRule } from '../knowledge/compiledRule.ts';
import { floorTier, severityIndex, type TierContext, tierIndex, tiersLoudestFirst, tierTable } from './tierTable.ts';

/** A rule that was hit, before its modifiers were looked at. */
export interface RuleHit {
  readonly compiled: CompiledRule;
  readonly severity: Severity;
  readonly context: TierContext;
  /** Anaphylaxis or a critical result: as loud as a contraindication whatever its severity. */
  readonly critical: boolean;
  readonly scope: ConditionScope;
  /** Traces of how the level was chosen. */
  readonly traces: readonly ModifierTrace[];
  /** The band of the rule that the input fell in. */
  readonly band?: string;
}

export interface JudgedHit {
  readonly hit: RuleHit;
  readonly severity: Severity;
  readonly tier: Tier;
  readonly initialTier: Tier;
  readonly traces: readonly ModifierTrace[];
}

/**
 * Applies a rule's modifiers: first those that raise the severity, then each remaining one moves the tier by one step at most.
 * An unknown modifier changes nothing and is traced. Contraindicated, anaphylaxis and critical results stop at `show`.
 */
export function judgeHit(hit: RuleHit): JudgedHit {
  const rule: Rule = hit.compiled.rule;
  if (rule.modifiers.length === 0) {
    const tier = startingTier(hit, hit.severity, rule);
    return { hit, severity: hit.severity, tier, initialTier: tier, traces: hit.traces };
  }
  const traces: ModifierTrace[] = [...hit.traces];
  let severity = hit.severity;
  const steps: { readonly id: string; readonly move: -1 | 1; readonly trace: ModifierTrace }[] = [];
  for (const modifier of rule.modifiers) {
    const evidence: Evidence[] = [];
    const truth = evaluateCondition(modifier.when, hit.scope, evidence);
    if (truth === 'no') continue;
    const trace = { id: modifier.id, reason: modifier.reason, evidence };
    if (truth === 'unknown') {
      traces.push({ ...trace, effect: 'unknown' });
    } else if (modifier.effect === 'raise' && modifier.to !== undefined) {
      if (severityIndex(modifier.to) >= severityIndex(severity)) continue;
      traces.push({ ...trace, effect: 'raised', from: severity, to: modifier.to });
      severity = modifier.to;
    } else {
      steps.push({
        id: modifier.id,
        move: modifier.effect === 'raise' ? -1 : 1,
        trace: { ...trace, effect: modifier.effect === 'raise' ? 'raised' : 'lowered' },
      });
    }
  }
  const initialTier = startingTier(hit, hit.severity, rule);
  const isFloored = severity === 'contraindicated' || hit.critical;
  let tier = startingTier(hit, severity, rule);
  // Raising first: what lowers then lowers from where it really stands.
  if (steps.length > 1) steps.sort((one, other) => one.move - other.move || (one.id < other.id ? -1 : 1));
  for (const step of steps) {
    const next = moved(tier, step.move, isFloored);
    if (next !== tier) traces.push({ ...step.trace, fromTier: tier, toTier: next });
    tier = next;
  }
  return { hit, severity, tier, initialTier, traces };
}

function startingTier(hit: RuleHit, severity: Severity, rule: Rule): Tier {
  return hit.critical ? 'mustAnswer' : tierTable[hit.context][severity][rule.evidenceLevel];
}

function moved(tier: Tier, move: -1 | 1, isFloored: boolean): Tier {
  const lowest = isFloored ? tierIndex(floorTier) : tiersLoudestFirst.length - 1;
  return tiersLoudestFirst[Math.min(lowest, Math.max(0, tierIndex(tier) + move))] ?? tier;
}
