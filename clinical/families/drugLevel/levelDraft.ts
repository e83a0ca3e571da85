import type { DrugLevelRule } from '../../../schema/knowledge/rules/drugLevel.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Message } from '../../../schema/review/message.ts';
import { type ConditionScope } from '../../conditions/conditionScope.ts';
import { resultEvidence } from '../../conditions/patientConditions.ts';
import type { LabResult } from '../../facts/latestResults.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { valueParams } from '../laboratoryTrigger/measureResult.ts';
import { stopOfAll } from '../stopOfAll.ts';
import { orderEvidence, substanceIds } from '../substanceNames.ts';
import type { LevelBand, LevelVerdict } from './judgeLevel.ts';
import { dosesAround } from './sampleTiming.ts';

export interface LevelHit {
  readonly compiled: CompiledRule<DrugLevelRule>;
  readonly scope: ConditionScope;
  readonly verdict: Extract<LevelVerdict, { kind: 'hit' }>;
}

interface About {
  readonly analyte: string;
  readonly lines: readonly Line[];
  readonly substances: readonly number[];
  readonly isLow: boolean;
}

export function levelDraft(
  { analyte, lines, substances, isLow }: About,
  found: readonly LevelHit[],
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
): FindingDraft {
  const ids = substanceIds(knowledge, substances);
  const verdictOf = new Map(found.map((entry) => [hitOf(entry), entry.verdict]));
  return {
    subject: `${analyte}:${isLow ? 'low' : 'high'}`,
    lines,
    substances,
    title: (leading) => titleOf(verdictOf.get(leading), analyte, isLow, ids),
    hits: [...verdictOf.keys()],
    evidence: [
      ...[...verdictOf.values()].flatMap((verdict) => sampleEvidence(verdict, lines, facts)),
      ...lines.flatMap((line) =>
        line.substances
          .filter((substance) => substances.includes(substance))
          .map((substance) => orderEvidence(knowledge, line, substance)),
      ),
    ],
    clearsWhen: [...clearing(found, analyte, isLow, facts), stopOfAll(ids)],
    wording: (leading) => verdictOf.get(leading)?.band,
  };
}

function hitOf({ compiled, scope, verdict }: LevelHit): RuleHit {
  const { severity, critical, comparator, value } = verdict.band;
  return {
    compiled,
    severity,
    context: 'shown',
    critical,
    scope,
    traces: verdict.traces,
    band: `${compiled.rule.analyte}${comparator}${value.value} ${value.unit}`,
  };
}

function titleOf(
  verdict: LevelHit['verdict'] | undefined,
  analyte: string,
  isLow: boolean,
  substances: string[],
): Message {
  const value = verdict === undefined ? { analyte, value: 0, unit: '1' } : valueParams(verdict.result);
  return { key: isLow ? 'finding.laboratory.low' : 'finding.laboratory.high', params: { ...value, substances } };
}

/** The value with its hour, and how long after the dose it was taken where that is known. */
function sampleEvidence({ band, result, evidence }: LevelHit['verdict'], lines: readonly Line[], facts: PatientFacts) {
  const sample: Evidence[] = [...measuredEvidence(result, band, facts), ...evidence];
  const sampleMs = Date.parse(result.at ?? '');
  const { lastMs } = Number.isNaN(sampleMs) ? { lastMs: null } : dosesAround(lines, sampleMs, facts);
  if (lastMs === null) return sample;
  const hours = Number(((sampleMs - lastMs) / 3_600_000).toFixed(1));
  return [
    ...sample,
    { kind: 'computed' as const, fact: 'hoursAfterDose', value: { value: hours, unit: 'h' }, at: result.at },
  ];
}

/** Where the total was corrected for albumin, what was measured and what was computed stand apart. */
function measuredEvidence(result: LabResult, band: LevelBand, facts: PatientFacts): Evidence[] {
  const threshold = { comparator: band.comparator, value: band.value };
  const measured = facts.results(result.analyte).find((own) => own.recordId === result.recordId);
  if (measured === undefined || measured.quantity.value === result.quantity.value)
    return [resultEvidence(result, threshold)];
  const albumin = facts.latest('albumin');
  return [
    resultEvidence(measured),
    ...(albumin === null ? [] : [resultEvidence(albumin)]),
    { kind: 'computed', fact: 'correctedPhenytoin', value: result.quantity, at: result.at, threshold },
  ];
}

const keyBeyond = {
  '>=': 'clears.resultBelow',
  '>': 'clears.resultAtMost',
  '<=': 'clears.resultAbove',
  '<': 'clears.resultAtLeast',
} as const;

/** What is measured of a level that was corrected for albumin: the limit is said as the laboratory will report it. */
function measuredShare(found: readonly LevelHit[], facts: PatientFacts): number {
  const corrected = found.find(({ compiled }) => compiled.rule.correctedForAlbumin === true)?.verdict.result;
  const measured = corrected && facts.results(corrected.analyte).find((own) => own.recordId === corrected.recordId);
  if (corrected === undefined || measured === undefined || measured.quantity.unit !== corrected.quantity.unit) return 1;
  return measured.quantity.value / corrected.quantity.value;
}

/** The loosest limit of the rules hit: beyond it none of them fires. */
function clearing(
  found: readonly LevelHit[],
  analyte: string,
  isLow: boolean,
  facts: PatientFacts,
): readonly Message[] {
  const limits = found
    .flatMap(({ compiled }) => compiled.rule.bands)
    .filter((band) => band.comparator.startsWith('<') === isLow);
  const [loosest] = limits.toSorted((one: LevelBand, other: LevelBand) =>
    isLow ? other.value.value - one.value.value : one.value.value - other.value.value,
  );
  if (loosest === undefined) return [];
  const { unit } = loosest.value;
  const value = Number((loosest.value.value * measuredShare(found, facts)).toPrecision(3));
  return [{ key: keyBeyond[loosest.comparator], params: { analyte, value, unit } }];
}
