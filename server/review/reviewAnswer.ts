import { groupNotAssessed } from '../../clinical/review/groupNotAssessed.ts';
import { review } from '../../clinical/review/review.ts';
import type { CompiledKnowledge } from '../../clinical/knowledge/compiledKnowledge.ts';
import type { Family } from '../../schema/family.ts';
import type { Finding, FindingPart } from '../../schema/review/finding.ts';
import type { Text } from '../../text/createText.ts';
import { contextOf, type ReviewMoment } from './contextOf.ts';
import type { ReviewInput } from './reviewInput.ts';

/** A finding in words, with the ids that it rests on. */
export type FindingLine = Pick<Finding, 'family' | 'severity' | 'tier' | 'substances' | 'evidence'> & {
  /** The rule that leads, and all that were hit. */
  readonly rule: string;
  readonly rules: readonly string[];
  readonly orders: readonly string[];
  readonly message: string;
  readonly hazard: string;
  readonly actions: readonly string[];
  readonly clearsWhen: readonly string[];
  readonly consequence?: string;
  /** Where it started, before context; `raisedBy` and `loweredBy` say what moved it. */
  readonly initialTier: string;
  /** Of each rule: the knowledge and its version, and the source. */
  readonly sources: readonly string[];
  readonly raisedBy?: readonly string[];
  readonly loweredBy?: readonly string[];
  readonly unknownModifiers?: readonly string[];
  /** What several checks found of one harm, each as its family found it; the finding around them is what a person reads. */
  readonly parts?: readonly FindingPartLine[];
  /** In the list of parts: the words of the finding that a person reads. */
  readonly toldAs?: string;
};

/** One of several checks that speak of one harm. */
export type FindingPartLine = Pick<
  FindingLine,
  'family' | 'severity' | 'tier' | 'substances' | 'rule' | 'rules' | 'orders' | 'message'
>;

/** One line of `npm run review -- --json`. */
export type ReviewAnswer = {
  readonly id: string;
  readonly patient: string;
  readonly findings: readonly FindingLine[];
  readonly clear: readonly Family[];
  readonly notAssessed: readonly { family: Family; orders: readonly string[]; reason: string; detail: string }[];
  readonly notApplicable: readonly Family[];
  /** The same unknowns for a person: each once. */
  readonly unknowns: readonly { readonly detail: string; readonly families: readonly Family[] }[];
  readonly refused?: ReviewInput['refused'];
  readonly notes?: readonly string[];
};

export function answerReview(
  input: ReviewInput,
  knowledge: CompiledKnowledge,
  moment: ReviewMoment,
  text: Text,
): ReviewAnswer {
  const { now } = moment;
  const made = review({ chart: input.chart, events: [] }, knowledge, contextOf(moment));
  const familiesThat = (outcome: string): Family[] =>
    made.families.filter((each) => each.outcome === outcome).map(({ family }) => family);
  // What could not be read might have been the other half of a finding: with it missing nothing is clear, and nothing is beside the point.
  const isWhole = input.refused.length === 0;
  const [clear, notApplicable] = [familiesThat('clear'), familiesThat('notApplicable')];
  const unread = `${input.refused.length} resources of the input could not be read`;
  const missing = [...clear, ...notApplicable].map((family) => ({
    family,
    orders: [],
    reason: 'unavailable',
    detail: unread,
  }));
  return {
    id: input.id,
    patient: input.chart.id,
    findings: made.findings.map((finding) => findingLine(finding, now, text)),
    clear: isWhole ? clear : [],
    notAssessed: [
      ...made.notAssessed.map(({ family, orderIds, reason, detail }) => {
        return { family, orders: orderIds, reason, detail: text.message(detail, { now }) };
      }),
      ...(isWhole ? [] : missing),
    ],
    notApplicable: isWhole ? notApplicable : [],
    unknowns: groupNotAssessed(made.notAssessed).map(({ detail, families, reason }) => ({
      detail: text.message(detail, { now }),
      families: reason === 'notCovered' ? [] : families,
    })),
    ...(isWhole ? {} : { refused: input.refused }),
    ...(input.notes.length === 0 ? {} : { notes: input.notes.map((note) => note.text) }),
  };
}

export function findingLine(finding: Finding, now: string, text: Text): FindingLine {
  const idsOf = (effect: string): string[] =>
    finding.modifiers.filter((modifier) => modifier.effect === effect).map(({ id }) => id);
  const loweredBy = idsOf('lowered');
  const raisedBy = idsOf('raised');
  const unknownModifiers = idsOf('unknown');
  return {
    family: finding.family,
    severity: finding.severity,
    tier: finding.tier,
    rule: finding.rules[0]?.ruleId ?? '',
    rules: finding.rules.map(({ ruleId }) => ruleId),
    orders: finding.orderIds,
    substances: finding.substances,
    message: text.message(finding.title, { now }),
    hazard: text.localised(finding.hazard),
    actions: finding.actions.map((action) => text.localised(action)),
    evidence: finding.evidence,
    clearsWhen: finding.clearsWhen.map((message) => text.message(message, { now })),
    initialTier: finding.initialTier,
    sources: sourcesOf(finding),
    ...(finding.consequence === undefined ? {} : { consequence: text.localised(finding.consequence) }),
    ...(raisedBy.length === 0 ? {} : { raisedBy }),
    ...(loweredBy.length === 0 ? {} : { loweredBy }),
    ...(unknownModifiers.length === 0 ? {} : { unknownModifiers }),
    ...(finding.parts === undefined ? {} : { parts: finding.parts.map((part) => partLine(part, now, text)) }),
  };
}

function sourcesOf({ rules }: Finding): readonly string[] {
  const lines = rules.flatMap(({ packId, packVersion, citations }) =>
    citations.map((citation) => `${citation.text} (${packId} ${packVersion})`),
  );
  return [...new Set(lines)];
}

function partLine(part: FindingPart, now: string, text: Text): FindingPartLine {
  const { family, severity, tier, substances, ruleIds, orderIds, title } = part;
  const message = text.message(title, { now });
  return { family, severity, tier, substances, rule: ruleIds[0] ?? '', rules: ruleIds, orders: orderIds, message };
}

/**
 * For programs: one entry per check that found something. Who counts findings by family sees every family that found one;
 * what is told as one finding on the screen carries the same evidence, actions and words in each of its entries.
 */
export function withPartsApart(answer: ReviewAnswer): Omit<ReviewAnswer, 'unknowns'> {
  const apart = ({ parts, ...whole }: FindingLine): readonly FindingLine[] =>
    parts === undefined ? [whole] : parts.map((part) => ({ ...whole, ...part, toldAs: whole.message }));
  const { unknowns: _forAPerson, ...rest } = answer;
  return { ...rest, findings: answer.findings.flatMap(apart) };
}
