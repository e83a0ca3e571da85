import type { GoldenCase } from '../../schema/knowledge/goldenCase.ts';
import type { Finding, FindingPart } from '../../schema/review/finding.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { review } from '../review/review.ts';
import { severityIndex } from '../tier/tierTable.ts';

/** What a golden case wanted and did not get. */
export interface GoldenCaseFailure {
  readonly name: string;
  /** `missing: interaction warfarin+aspirin contraindicated`, `must be answered: ...`, `threw: ...` */
  readonly detail: string;
}

type Spoken = Pick<Finding | FindingPart, 'family' | 'severity' | 'tier' | 'substances'>;

/**
 * Reviews the charts that a pack carries with the knowledge that it became part of. Further packs may add findings and never take
 * one away, so only what is missing, milder, or loud where it must be quiet, is a failure.
 */
export function runGoldenCases(
  cases: readonly GoldenCase[],
  knowledge: CompiledKnowledge,
): readonly GoldenCaseFailure[] {
  return cases.flatMap((each) => {
    const fail = (detail: string): GoldenCaseFailure => ({ name: each.name, detail });
    try {
      const spoken = findingsOf(each, knowledge);
      const numberOf = (id: string) => knowledge.numberById.get(id) ?? id;
      const missing = each.find.filter(
        (wanted) =>
          !spoken.some(
            (finding) =>
              finding.family === wanted.family &&
              wanted.substances.every((id) => finding.substances.map(numberOf).includes(numberOf(id))) &&
              (wanted.severity === undefined || severityIndex(finding.severity) <= severityIndex(wanted.severity)),
          ),
      );
      const loud = each.quiet === true ? spoken.filter(({ tier }) => tier === 'mustAnswer') : [];
      return [
        ...missing.map(({ family, substances, severity }) =>
          fail(`missing: ${[family, substances.join('+'), severity ?? ''].join(' ').trim()}`),
        ),
        ...loud.map(({ family, substances }) => fail(`must be answered: ${family} ${substances.join('+')}`)),
      ];
    } catch (error) {
      // An engine that cannot read what the pack says must not be used with it: that is what the cases are for.
      return [fail(`threw: ${error instanceof Error ? error.message : 'unknown'}`)];
    }
  });
}

/** What is told as one finding about one harm, part by part. */
function findingsOf({ chart, now }: GoldenCase, knowledge: CompiledKnowledge): readonly Spoken[] {
  const feed = { asOf: now, limitMinutes: 60 };
  const answer = review({ chart, events: [] }, knowledge, {
    now,
    feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
    clock: { trusted: true },
    utcOffsetMinutes: 60,
  });
  return answer.findings.flatMap((finding): readonly Spoken[] => finding.parts ?? [finding]);
}
