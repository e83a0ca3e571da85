import { alternatives } from '../../clinical/whatIf/alternatives.ts';
import type { FindingChange, ReviewDifference } from '../../clinical/whatIf/compareReviews.ts';
import { whatIf } from '../../clinical/whatIf/whatIf.ts';
import type { CompiledKnowledge } from '../../clinical/knowledge/compiledKnowledge.ts';
import type { Result } from '../../schema/result.ts';
import type { NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import type { Text } from '../../text/createText.ts';
import { contextOf, type ReviewMoment } from './contextOf.ts';
import type { ReviewInput } from './reviewInput.ts';

type Told = Pick<Finding, 'family' | 'severity' | 'tier' | 'substances'> & { readonly message: string };

/** What a change does to a review, in words. */
export type DifferenceLine = {
  readonly come: readonly Told[];
  readonly go: readonly Told[];
  readonly rise: readonly { readonly before: Told; readonly after: Told }[];
  readonly fall: readonly { readonly before: Told; readonly after: Told }[];
  readonly notAssessedCome: readonly string[];
  readonly notAssessedGo: readonly string[];
  readonly families: ReviewDifference['families'];
};

export type WhatIfAnswer = { readonly id: string; readonly whatIf: DifferenceLine };

export type AlternativeLine = {
  readonly kind: string;
  readonly substance: string;
  readonly isFree: boolean;
  readonly message?: string;
  readonly changes: readonly ChartChange[];
  readonly findings: readonly Told[];
  readonly notAssessed: readonly string[];
  readonly difference: DifferenceLine;
};

/** The error is a sentence. */
export function answerWhatIf(
  input: ReviewInput,
  changes: readonly ChartChange[],
  knowledge: CompiledKnowledge,
  moment: ReviewMoment,
  text: Text,
): Result<WhatIfAnswer, string> {
  const made = whatIf({ chart: input.chart, events: [] }, changes, knowledge, contextOf(moment));
  if (!made.ok) return { ok: false, error: text.message(made.error.reason, { now: moment.now }) };
  return { ok: true, value: { id: input.id, whatIf: difference(made.value.difference, moment.now, text) } };
}

/** The error is a sentence. */
export function answerAlternatives(
  input: ReviewInput,
  orderId: string,
  knowledge: CompiledKnowledge,
  moment: ReviewMoment,
  text: Text,
): Result<{ readonly id: string; readonly alternatives: readonly AlternativeLine[] }, string> {
  const { now } = moment;
  const made = alternatives({ chart: input.chart, events: [] }, orderId, knowledge, contextOf(moment));
  if (!made.ok) return { ok: false, error: text.message(made.error.reason, { now }) };
  const lines = made.value.map(({ kind, substance, isFree, message, changes, findings, notAssessed, ...rest }) => ({
    kind,
    substance,
    isFree,
    ...(message === null ? {} : { message: text.message(message, { now }) }),
    changes,
    findings: findings.map((finding) => told(finding, now, text)),
    notAssessed: unknowns(notAssessed, now, text),
    difference: difference(rest.difference, now, text),
  }));
  return { ok: true, value: { id: input.id, alternatives: lines } };
}

function difference(made: ReviewDifference, now: string, text: Text): DifferenceLine {
  const one = (finding: Finding): Told => told(finding, now, text);
  const pair = ({ before, after }: FindingChange) => ({ before: one(before), after: one(after) });
  return {
    come: made.come.map(one),
    go: made.go.map(one),
    rise: made.rise.map(pair),
    fall: made.fall.map(pair),
    notAssessedCome: unknowns(made.notAssessedCome, now, text),
    notAssessedGo: unknowns(made.notAssessedGo, now, text),
    families: made.families,
  };
}

function told({ family, severity, tier, substances, title }: Finding, now: string, text: Text): Told {
  return { family, severity, tier, substances, message: text.message(title, { now }) };
}

function unknowns(entries: readonly NotAssessed[], now: string, text: Text): readonly string[] {
  return [...new Set(entries.map(({ detail }) => text.message(detail, { now })))];
}
