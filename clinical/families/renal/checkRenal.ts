import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import type { Message } from '../../../schema/review/message.ts';
import { resultEvidence } from '../../conditions/evaluateCondition.ts';
import { isLocalOnly, type Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import { estimateRenalFunction, type RenalEstimate } from '../../facts/renalFunction.ts';
import type { CompiledKnowledge, CompiledRule } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FamilyCheck, FindingDraft, Unknown, Wording } from '../familyOutcome.ts';
import { orderEvidence, substanceId } from '../substanceNames.ts';
import { bandAt, type BandVerdict, judgeBand } from './limitsExceeded.ts';
import { estimateFailure, excessClears, excessTitle } from './renalMessages.ts';

type RenalRule = Extract<Rule, { family: 'renal' }>;

/** One rule hit with the words it would put on the card. */
interface RenalHit {
  readonly hit: RuleHit;
  readonly title: Message;
  readonly evidence: readonly Evidence[];
  readonly clearsWhen: readonly Message[];
  readonly wording: Wording | undefined;
}

/** Family 10. One finding per drug; which formula, and which limit, its rule says. */
export const checkRenal: FamilyCheck = (facts, knowledge, lines) => {
  const findings: FindingDraft[] = [];
  const unknowns: Unknown[] = [];
  const applicable = new Set<Line>();
  for (const [substance, own] of linesBySubstance(knowledge, lines)) {
    const hits: RenalHit[] = [];
    const hitLines = new Set<Line>();
    for (const compiled of knowledge.renal.get(substance) ?? []) {
      const concerned = own.filter((line) => isConcerned(compiled.rule, line));
      if (concerned.length === 0) continue;
      for (const line of concerned) applicable.add(line);
      const result = checkRule(compiled, concerned, substance, facts, knowledge);
      unknowns.push(...result.unknowns.map((unknown) => ({ ...unknown, lines: concerned })));
      if (result.hit === null) continue;
      hits.push(result.hit);
      for (const line of concerned) hitLines.add(line);
    }
    if (hits.length > 0) findings.push(draft(substance, [...hitLines], hits, knowledge));
  }
  return { findings, unknowns, applicable };
};

function linesBySubstance(knowledge: CompiledKnowledge, lines: readonly Line[]): ReadonlyMap<number, readonly Line[]> {
  const bySubstance = new Map<number, Line[]>();
  for (const line of lines) {
    if (isLocalOnly(line)) continue;
    for (const substance of line.substances) {
      if (!knowledge.renal.has(substance)) continue;
      const known = bySubstance.get(substance);
      if (known === undefined) bySubstance.set(substance, [line]);
      else known.push(line);
    }
  }
  return bySubstance;
}

/** A route that is not stated may be one of the rule's. */
function isConcerned(rule: RenalRule, line: Line): boolean {
  const { routes } = rule;
  return (
    routes === undefined ||
    line.routes.some((route) => route === 'unknown' || route === 'other' || routes.includes(route))
  );
}

interface RuleResult {
  readonly hit: RenalHit | null;
  readonly unknowns: readonly Omit<Unknown, 'lines'>[];
}

function checkRule(
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

function draft(
  substance: number,
  lines: readonly Line[],
  hits: readonly RenalHit[],
  knowledge: CompiledKnowledge,
): FindingDraft {
  const byHit = new Map(hits.map((entry) => [entry.hit, entry]));
  const [first] = hits.toSorted((one, other) => severityIndex(one.hit.severity) - severityIndex(other.hit.severity));
  return {
    subject: substanceId(knowledge, substance),
    lines,
    substances: [substance],
    title: (leading) =>
      byHit.get(leading)?.title ?? { key: 'clears.stop', params: { substance: substanceId(knowledge, substance) } },
    hits: hits.map((entry) => entry.hit),
    evidence: [...(first?.evidence ?? []), ...lines.map((line) => orderEvidence(knowledge, line, substance))],
    clearsWhen: first?.clearsWhen ?? [],
    wording: (leading) => byHit.get(leading)?.wording,
  };
}
