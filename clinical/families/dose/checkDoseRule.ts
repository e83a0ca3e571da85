import type { DoseLimit } from '../../../schema/knowledge/rules/dose.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ConditionScope, MissingInput } from '../../conditions/conditionScope.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { oncePer } from '../../facts/oncePer.ts';
import { pushInto } from '../../knowledge/pushInto.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { Truth } from '../../truth.ts';
import type { Unknown } from '../familyOutcome.ts';
import { substanceId } from '../substanceNames.ts';
import { type AnyDoseRule, type DoseHit, doseHit } from './doseHit.ts';
import { judgeLimit } from './judgeLimit.ts';
import type { Exceeded, LimitVerdict } from './limitVerdict.ts';
import { forSize, isBySize } from './orderedAmounts.ts';
import type { PatientSize } from './patientSize.ts';

export interface DoseResult {
  readonly hits: readonly DoseHit[];
  readonly unknowns: readonly Unknown[];
}

/** Every limit of one rule on the lines that it concerns. Of a rule the worst limit that is passed is told. */
export function checkDoseRule(
  compiled: CompiledRule<AnyDoseRule>,
  ordered: readonly Line[],
  substance: number,
  size: () => PatientSize,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): DoseResult {
  const { rule } = compiled;
  const lines = forSize(ordered, size);
  const { kinds, hasSingleLimit } = ofLimits(rule.limits);
  const input = { lines, substance, nowMs: facts.nowMs, size, hasSingleLimit, amounts: new Map() };
  const hits: DoseHit[] = [];
  const unknowns: Unknown[] = [];
  for (const sameKind of kinds) {
    const judged = sameKind.map((limit) => ({ limit, verdict: judgeLimit(limit, input) }));
    const isComparable = judged.some(({ verdict }) => verdict.kind !== 'otherUnit');
    for (const { limit, verdict } of judged) {
      if (verdict.kind === 'within' || (verdict.kind === 'otherUnit' && isComparable)) continue;
      const missing: MissingInput[] = [];
      const evidence: Evidence[] = [];
      const scope = { facts, knowledge, pack: compiled.pack, subject: [{ substance, lines: ordered }], missing };
      const holds = holdsFor(rule, limit, scope, evidence);
      if (holds === 'no') continue;
      if (verdict.kind !== 'exceeded' && isQuiet(limit)) continue;
      if (holds === 'unknown') {
        if (isQuiet(limit)) continue;
        for (const { input: name, reason } of missing)
          unknowns.push({
            lines: ordered,
            reason,
            input: name,
            detail: { key: 'notAssessed.missing', params: { input: name } },
          });
      } else if (verdict.kind === 'exceeded') {
        hits.push(doseHit(compiled, limit, backTo(verdict, ordered), scope, evidence));
      } else unknowns.push(unknownOf(bySize(verdict, lines, size), ordered, substance, knowledge));
    }
  }
  if (hits.length < 2) return { hits, unknowns };
  hits.sort(
    (one, other) =>
      severityIndex(one.hit.severity) - severityIndex(other.hit.severity) || timesOver(other) - timesOver(one),
  );
  return { hits: hits.slice(0, 1), unknowns };
}

/** What would only inform, or say that a dose is low, is not worth a "not assessed" where an input lacks. */
function isQuiet(limit: DoseLimit): boolean {
  return limit.severity === 'takeIntoAccount' || limit.kind === 'minimumDaily' || limit.kind === 'minimumSingle';
}

/** What nobody stated about the reason of an order makes a limit silent: the licence's highest one decides then. */
function holdsFor(
  rule: AnyDoseRule,
  limit: DoseLimit,
  scope: ConditionScope & { missing: MissingInput[] },
  evidence: Evidence[],
): Truth {
  if (rule.appliesWhen === undefined && limit.when === undefined) return 'yes';
  const conditions = [rule.appliesWhen, limit.when].filter((condition) => condition !== undefined);
  const truth = evaluateCondition({ all: conditions }, scope, evidence);
  const isReasonOnly = scope.missing.every(({ input }) => input === 'indication' || input === 'conditions');
  return truth === 'unknown' && isReasonOnly ? 'no' : truth;
}

/** An order by weight is unknown for want of the weight. */
function bySize(
  verdict: Exclude<LimitVerdict, Exceeded>,
  lines: readonly Line[],
  size: () => PatientSize,
): Exclude<LimitVerdict, Exceeded> {
  if (verdict.kind !== 'doseUnknown' || !isBySize(lines)) return verdict;
  const { weight, height } = size();
  if (!weight.ok) return { kind: 'sizeUnknown', fault: weight.fault };
  return height.ok ? verdict : { kind: 'sizeUnknown', fault: height.fault };
}

function unknownOf(
  verdict: Exclude<LimitVerdict, Exceeded>,
  lines: readonly Line[],
  substance: number,
  knowledge: CompiledKnowledge,
): Unknown {
  if (verdict.kind === 'sizeUnknown') return { lines, ...verdict.fault };
  if (verdict.kind === 'startUnknown')
    return {
      lines,
      reason: 'missing',
      input: 'treatmentStart',
      detail: { key: 'notAssessed.missing', params: { input: 'treatmentStart' } },
    };
  return {
    lines,
    reason: 'missing',
    input: 'dose',
    detail: { key: 'notAssessed.doseUnknown', params: { substance: substanceId(knowledge, substance) } },
  };
}

/** The limits of a rule by kind. Rules live as long as the knowledge. */
const ofLimits = oncePer((limits: readonly DoseLimit[]) => {
  const kinds = new Map<string, DoseLimit[]>();
  for (const limit of limits) pushInto(kinds, limit.kind, limit);
  return { kinds: [...kinds.values()], hasSingleLimit: kinds.has('maximumSingle') };
});

/** The lines as the chart has them, in place of the copies that were reckoned with. */
function backTo(exceeded: Exceeded, ordered: readonly Line[]): Exceeded {
  const ids = new Set(exceeded.lines.map((line) => line.order.id));
  return { ...exceeded, lines: ordered.filter((line) => ids.has(line.order.id)) };
}

/** How far a limit is passed, so that a daily dose of a weekly drug is told by its interval. */
function timesOver({ limit, exceeded }: DoseHit): number {
  const ratio = exceeded.given / exceeded.limit.value;
  return limit.kind.startsWith('minimum') ? 1 / ratio : ratio;
}
