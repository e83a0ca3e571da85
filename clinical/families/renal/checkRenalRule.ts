import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import type { Message } from '../../../schema/review/message.ts';
import { resultEvidence } from '../../conditions/patientConditions.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import { estimateRenalFunction, type RenalEstimate } from '../../facts/renalFunction.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { Unknown, Wording } from '../familyOutcome.ts';
import { substanceId } from '../substanceNames.ts';
import { bandAt, type BandVerdict, judgeBand } from './limitsExceeded.ts';
import { estimateFailure, excessClears, excessTitle } from './renalMessages.ts';

export type RenalRule = Extract<Rule, { family: 'renal' }>;

/** One rule hit with the words it would put on the card. */
export interface RenalHit {
  readonly hit: RuleHit;
  readonly title: Message;
  readonly evidence: readonly Evidence[];
  readonly clearsWhen: readonly Message[];
  readonly wording: Wording | undefined;
}

export interface RuleResult {
  readonly hit: RenalHit | null;
  readonly unknowns: readonly Omit<Unknown, 'lines'>[];
}

export function checkRenalRule(
  compiled: CompiledRule<RenalRule>,
  lines: readonly Line[],
  substance: number,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): RuleResult {
  const { rule } = compiled;
  const scope = { facts, knowledge, pack: compiled.pack, subject: [{ substance, lines }] };
  const id = substanceId(knowledge, substance);
  if (facts.onDialysis) {
    const severity = rule.dialysis?.severity;
    if (rule.dialysis === undefined || severity === undefined)
      return {
        hit: null,
        unknowns: [{ reason: 'missing', input: 'dialysis', detail: { key: 'notAssessed.renalDialysis', params: {} } }],
      };
    const hit: RuleHit = { compiled, severity, context: 'shown', critical: false, scope, traces: [], band: 'dialysis' };
    return {
      hit: {
        hit,
        title: { key: 'finding.renal.dialysis', params: { substance: id } },
        evidence: [{ kind: 'patient', fact: 'dialysis' }],
        clearsWhen: [{ key: 'clears.stop', params: { substance: id } }],
        wording: { hazard: rule.dialysis.advice },
      },
      unknowns: [],
    };
  }
  const estimate = estimateRenalFunction(facts, rule.estimate, rule.maximumAgeHours);
  if (!estimate.ok) return { hit: null, unknowns: [estimateFailure(estimate, rule.maximumAgeHours)] };
  const verdictAt = (value: number): BandVerdict | null => {
    const band = bandAt(rule, value);
    return band === null ? null : judgeBand(band, lines, substance, facts.nowMs);
  };
  const verdict = verdictAt(estimate.central);
  if (verdict === null) return { hit: null, unknowns: [] };
  const injury = facts.kidneyInjury();
  const notSteady = injury !== null && injury.stage > 0;
  const unknowns: Omit<Unknown, 'lines'>[] = [];
  if (verdict.excess === null) {
    if (verdict.doseUnknown)
      unknowns.push({
        reason: 'missing',
        input: 'dose',
        detail: { key: 'notAssessed.doseUnknown', params: { substance: id } },
      });
    if (notSteady)
      unknowns.push({
        reason: 'missing',
        input: 'renalFunction',
        detail: { key: 'notAssessed.renalNotSteady', params: { stage: injury.stage } },
      });
    if (
      estimate.inexact !== null &&
      [estimate.low, estimate.high].some((value) => differs(verdictAt(value), verdict))
    ) {
      unknowns.push({
        reason: 'missing',
        input: estimate.inexact,
        detail: { key: 'notAssessed.missing', params: { input: estimate.inexact } },
      });
    }
    return { hit: null, unknowns };
  }
  const { excess, band } = verdict;
  const hit: RuleHit = {
    compiled,
    severity: band.severity ?? 'precaution',
    context: 'shown',
    critical: false,
    scope,
    traces: [
      ...(notSteady ? [notSteadyTrace(rule.id)] : []),
      ...(estimate.inexact === null ? [] : [inexactTrace(rule.id, estimate.inexact)]),
    ],
    band: band.below === null ? 'renalFunction' : `renalFunction<${band.below} mL/min:${excess.kind}`,
  };
  return {
    hit: {
      hit,
      title: excessTitle(excess, id, estimate),
      evidence: estimateEvidence(estimate, band.below),
      clearsWhen: excessClears(excess, id, band, estimate),
      wording: band.advice === undefined ? undefined : { actions: [band.advice, ...rule.actions] },
    },
    unknowns: [],
  };
}

function differs(one: BandVerdict | null, other: BandVerdict): boolean {
  return one === null || one.band !== other.band;
}

function notSteadyTrace(ruleId: string): ModifierTrace {
  return {
    id: `${ruleId}#steadyState`,
    effect: 'unknown',
    evidence: [],
    reason: {
      en: 'Acute kidney injury: the estimate describes no steady state and may flatter the kidneys.',
      fr: 'Insuffisance rénale aiguë : l’estimation ne décrit pas un état stable et peut surestimer la fonction rénale.',
    },
  };
}

function inexactTrace(ruleId: string, input: string): ModifierTrace {
  return {
    id: `${ruleId}#${input}`,
    effect: 'unknown',
    evidence: [],
    reason: {
      en: 'An input of the estimate is not known exactly; the middle of what is possible was used.',
      fr: 'Une donnée de l’estimation n’est pas connue exactement ; le milieu des valeurs possibles est utilisé.',
    },
  };
}

function estimateEvidence(estimate: Extract<RenalEstimate, { ok: true }>, below: number | null): readonly Evidence[] {
  const fact = estimate.method === 'cockcroftGault' ? 'creatinineClearance' : 'estimatedGfr';
  return [
    {
      kind: 'computed',
      fact,
      text: estimate.method,
      value: { value: estimate.value, unit: estimate.method === 'schwartz' ? 'mL/min/{1.73_m2}' : 'mL/min' },
      at: estimate.creatinine.at,
      ...(below === null ? {} : { threshold: { comparator: '<' as const, value: { value: below, unit: 'mL/min' } } }),
    },
    resultEvidence(estimate.creatinine),
    ...(estimate.weight === null ? [] : [resultEvidence(estimate.weight)]),
  ];
}
