import type { Message } from '../../../schema/review/message.ts';
import { stopOfAll } from '../stopOfAll.ts';
import { resultEvidence } from '../../conditions/patientConditions.ts';
import type { Line } from '../../facts/lines.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceIds } from '../substanceNames.ts';
import { type Band, type Measured, valueParams } from './measureResult.ts';

/** All that one result makes dangerous in one direction: one finding. */
export interface Group {
  readonly subject: string;
  readonly lines: Set<Line>;
  readonly substances: Set<number>;
  readonly hits: { readonly hit: RuleHit; readonly band: Band }[];
  readonly measured: Measured;
}

export function laboratoryDraft(group: Group, knowledge: CompiledKnowledge): FindingDraft {
  const substances = substanceIds(knowledge, group.substances);
  const bandOfHit = new Map(group.hits.map(({ hit, band }) => [hit, band]));
  const { measured } = group;
  const first = group.hits[0];
  return {
    subject: group.subject,
    lines: [...group.lines],
    substances: [...group.substances],
    title: (leading) => titleOf(measured, bandOfHit.get(leading), substances),
    hits: group.hits.map(({ hit }) => hit),
    evidence: [
      ...(measured.kind === 'stage'
        ? measured.evidence
        : [
            resultEvidence(
              measured.result,
              first === undefined ? undefined : { comparator: first.band.comparator, value: first.band.value },
            ),
          ]),
      ...[...group.lines].flatMap((line) =>
        line.substances
          .filter((substance) => group.substances.has(substance))
          .map((substance) => orderEvidence(knowledge, line, substance)),
      ),
    ],
    clearsWhen: [...clearingResult(group), stopOfAll(substances)],
    wording: (leading) => bandOfHit.get(leading),
  };
}

function titleOf(measured: Measured, band: Band | undefined, substances: string[]): Message {
  if (measured.kind === 'stage')
    return { key: 'finding.laboratory.acuteKidneyInjury', params: { stage: measured.stage, substances } };
  const isLow = band?.comparator.startsWith('<') === true;
  return {
    key: isLow ? 'finding.laboratory.low' : 'finding.laboratory.high',
    params: { ...valueParams(measured.result), substances },
  };
}

/** The loosest limit of all the rules hit: beyond it none of them fires. */
function clearingResult(group: Group): readonly Message[] {
  if (group.measured.kind === 'stage') return [{ key: 'clears.kidneyRecovery', params: {} }];
  const result = group.measured.result;
  const limits = group.hits.flatMap(({ hit, band }) => {
    const rule = hit.compiled.rule;
    if (rule.family !== 'laboratoryTrigger') return [];
    return rule.bands.filter(
      (other) =>
        other.comparator.startsWith('<') === band.comparator.startsWith('<') && other.value.unit === band.value.unit,
    );
  });
  const isLow = limits[0]?.comparator.startsWith('<') === true;
  const [loosest] = limits.toSorted((one, other) =>
    isLow ? other.value.value - one.value.value : one.value.value - other.value.value,
  );
  if (loosest === undefined) return [];
  const key = (
    {
      '>=': 'clears.resultBelow',
      '>': 'clears.resultAtMost',
      '<=': 'clears.resultAbove',
      '<': 'clears.resultAtLeast',
    } as const
  )[loosest.comparator];
  return [{ key, params: { analyte: result.analyte, value: loosest.value.value, unit: loosest.value.unit } }];
}
