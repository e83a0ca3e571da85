import type { ChildrenRule, DoseLimit, DoseRule } from '../../../schema/knowledge/rules/dose.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import type { Severity } from '../../../schema/severity.ts';
import type { ConditionScope } from '../../conditions/conditionScope.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { Exceeded } from './limitVerdict.ts';

export type AnyDoseRule = DoseRule | ChildrenRule;

/** A limit that is passed. */
export interface DoseHit {
  readonly hit: RuleHit;
  readonly limit: DoseLimit;
  readonly exceeded: Exceeded;
  readonly evidence: readonly Evidence[];
}

/** From this many times a limit on a slip of the decimal point is likelier than an intention (5, so that rounding hides no tenfold error). */
const SLIP_OF_THE_POINT = 5;

/** How severe a limit that is passed is for this order: a slip of the point raises, what is given as needed only lowers. */
export function doseHit(
  compiled: CompiledRule<AnyDoseRule>,
  limit: DoseLimit,
  exceeded: Exceeded,
  scope: ConditionScope,
  evidence: readonly Evidence[],
): DoseHit {
  const ratio = exceeded.given / exceeded.limit.value;
  const traces: ModifierTrace[] = [];
  let severity: Severity = limit.severity;
  const isAmount = /^maximum(Daily|Single|Weekly|Rate)$/.test(limit.kind);
  // A usual dose is no licensed maximum: five times it may be meant.
  const isMaximum = isAmount && severityIndex(severity) <= severityIndex('notRecommended');
  if (isMaximum && ratio >= SLIP_OF_THE_POINT) {
    if (severity !== 'contraindicated')
      traces.push(trace(compiled.rule.id, 'slip', 'raised', severity, 'contraindicated'));
    severity = 'contraindicated';
  } else if (exceeded.onlyAsNeeded && severityIndex(severity) < severityIndex('precaution')) {
    traces.push(trace(compiled.rule.id, 'asNeeded', 'lowered', severity, 'precaution'));
    severity = 'precaution';
  }
  const isTooLow = limit.kind === 'minimumDaily' || limit.kind === 'minimumSingle';
  return {
    limit,
    exceeded,
    evidence,
    hit: {
      compiled,
      severity,
      context: isTooLow ? 'known' : 'shown',
      critical: false,
      scope,
      traces,
      band: `${limit.kind}:${exceeded.limit.value} ${exceeded.limit.unit}`,
    },
  };
}

const reasons = {
  slip: {
    en: 'Five times the limit or more: a slip of the decimal point or of the unit is likely.',
    fr: 'Cinq fois la limite ou plus : erreur de virgule ou d’unité probable.',
  },
  asNeeded: {
    en: 'Only what is given as needed passes the limit, if all of it is given.',
    fr: 'Seules les prises à la demande font dépasser la limite, si toutes sont données.',
  },
} as const;

function trace(
  ruleId: string,
  of: keyof typeof reasons,
  effect: 'raised' | 'lowered',
  from: Severity,
  to: Severity,
): ModifierTrace {
  return { id: `${ruleId}#${of}`, effect, from, to, evidence: [], reason: reasons[of] };
}
