import type { DrugLevelRule } from '../../../schema/knowledge/rules/drugLevel.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ModifierTrace } from '../../../schema/review/finding.ts';
import type { ConditionScope } from '../../conditions/conditionScope.ts';
import { evaluateCondition } from '../../conditions/evaluateCondition.ts';
import { ageHours, compareResult, isAnalyte, type LabResult } from '../../facts/latestResults.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { Truth } from '../../truth.ts';
import type { Unknown } from '../familyOutcome.ts';
import { limitOnly, undatedResult, valueParams } from '../laboratoryTrigger/measureResult.ts';
import { atNormalAlbumin } from './atNormalAlbumin.ts';
import { isTakenAsAsked } from './sampleTiming.ts';

export type LevelBand = DrugLevelRule['bands'][number];
type Lack = Omit<Unknown, 'lines'>;

/** What one rule says of the levels of a chart. `otherHour`: the sample is of another hour than this rule is about. */
export type LevelVerdict =
  | { readonly kind: 'notConcerned' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'otherHour'; readonly lack: Lack }
  | { readonly kind: 'unknown'; readonly lack: Lack }
  | {
      readonly kind: 'hit';
      readonly band: LevelBand;
      readonly result: LabResult;
      readonly traces: readonly ModifierTrace[];
      readonly evidence: readonly Evidence[];
    };

const DAY_MS = 86_400_000;

export function judgeLevel(rule: DrugLevelRule, lines: readonly Line[], scope: ConditionScope): LevelVerdict {
  const { facts } = scope;
  const measured = isAnalyte(rule.analyte) ? facts.results(rule.analyte) : [];
  const results =
    rule.correctedForAlbumin === true ? measured.map((result) => atNormalAlbumin(result, facts)) : measured;
  const [latest] = results;
  if (latest === undefined || !isInMode(rule, lines)) return { kind: 'notConcerned' };
  if (latest.unusable) return lackOf('missing', rule.analyte, 'notAssessed.resultUnusable', valueParams(latest));
  const hours = ageHours(latest.at, facts.nowMs);
  if (hours !== null && hours > rule.maximumAgeHours)
    return lackOf('stale', rule.analyte, 'notAssessed.resultStale', {
      ...valueParams(latest),
      at: latest.at ?? '',
      hours: rule.maximumAgeHours,
    });
  const always = bandOf(rule, latest, scope, (band) => band.anyTime);
  if (always !== null) return always;
  if (latest.at === null) return { kind: 'unknown', lack: undatedResult(latest) };
  return judgeTimed(rule, lines, scope, results);
}

/** The newest sample that was taken as asked; else the newest whose hour is not known. */
function judgeTimed(
  rule: DrugLevelRule,
  lines: readonly Line[],
  scope: ConditionScope,
  results: readonly LabResult[],
): LevelVerdict {
  const { facts } = scope;
  const usable = results.filter((result) => isUsable(result, rule, facts));
  const timed = usable.map((result) => ({ result, asked: askedAt(result, rule, lines, facts) }));
  const chosen =
    timed.find(({ asked }) => asked === 'yes') ?? timed.find(({ asked }) => asked === 'unknown') ?? timed[0];
  if (chosen === undefined) return { kind: 'notConcerned' };
  const { result, asked } = chosen;
  const params = { ...valueParams(result), at: result.at ?? '' };
  const startMs = Math.max(...lines.map((line) => line.startMs));
  if (sampleMs(result) < startMs + (rule.steadyStateDays ?? 0) * DAY_MS)
    return lackOf('missing', 'steadyState', 'notAssessed.beforeSteadyState', params);
  if (asked === 'yes') return judgeBands(rule, result, scope);
  // A trough is the lowest point: a sample below a limit says the same whenever it was taken.
  const low = rule.sampling === 'trough' ? bandOf(rule, result, scope, isLow) : null;
  if (low !== null) return low;
  if (asked === 'no')
    return { kind: 'otherHour', lack: lack('missing', 'samplingTime', 'notAssessed.sampledAtOtherHour', params) };
  const high = bandOf(rule, result, scope, (band) => !isLow(band));
  const unknownHour = lackOf('missing', 'administrationTimes', 'notAssessed.sampleHourUnknown', params);
  if (high?.kind === 'hit')
    return rule.whenTimingUnknown === 'worst' ? { ...high, traces: [...high.traces, hourTrace(rule.id)] } : unknownHour;
  return rule.bands.some(isLow) || rule.sampling === 'afterDose' ? unknownHour : { kind: 'clear' };
}

function judgeBands(rule: DrugLevelRule, result: LabResult, scope: ConditionScope): LevelVerdict {
  const hit = bandOf(rule, result, scope, () => true);
  if (hit !== null) return hit;
  const undecided = rule.bands.some(({ comparator, value }) => compareResult(result, comparator, value) === 'unknown');
  return undecided ? { kind: 'unknown', lack: limitOnly(result) } : { kind: 'clear' };
}

/** The first band that the value is in and whose condition does not fail. */
function bandOf(
  rule: DrugLevelRule,
  result: LabResult,
  scope: ConditionScope,
  counts: (band: LevelBand) => boolean,
): Extract<LevelVerdict, { kind: 'hit' }> | null {
  for (const [index, band] of rule.bands.entries()) {
    if (!counts(band) || compareResult(result, band.comparator, band.value) !== 'yes') continue;
    const evidence: Evidence[] = [];
    const holds = band.when === undefined ? 'yes' : evaluateCondition(band.when, scope, evidence);
    if (holds === 'no') continue;
    const traces: readonly ModifierTrace[] =
      holds === 'yes' ? [] : [{ id: `${rule.id}#band${index + 1}`, effect: 'unknown', reason: byDoubt, evidence }];
    return { kind: 'hit', band, result, traces, evidence };
  }
  return null;
}

/** A continuous infusion has no trough and no peak, and doses have no plateau. */
function isInMode(rule: DrugLevelRule, lines: readonly Line[]): boolean {
  if (rule.sampling === 'any') return true;
  const isContinuous = lines.some((line) => line.order.dosages.some((dosage) => dosage.timing.continuous === true));
  return isContinuous === (rule.sampling === 'continuous');
}

function isUsable(result: LabResult, rule: DrugLevelRule, facts: PatientFacts): boolean {
  const hours = ageHours(result.at, facts.nowMs);
  return !result.unusable && hours !== null && hours <= rule.maximumAgeHours;
}

function askedAt(result: LabResult, rule: DrugLevelRule, lines: readonly Line[], facts: PatientFacts): Truth {
  return isTakenAsAsked(rule, lines, result, facts);
}

function sampleMs(result: LabResult): number {
  return Date.parse(result.at ?? '');
}

function isLow(band: LevelBand): boolean {
  return band.comparator.startsWith('<');
}

function lack(reason: Lack['reason'], input: string, key: string, params: Lack['detail']['params']): Lack {
  return { reason, input, detail: { key, params } };
}

function lackOf(...args: Parameters<typeof lack>): Extract<LevelVerdict, { kind: 'unknown' }> {
  return { kind: 'unknown', lack: lack(...args) };
}

const byDoubt: LocalisedText = {
  en: 'A fact that the limit asks for is not known, so it holds.',
  fr: 'Une donnée que le seuil demande est inconnue : il s’applique.',
};

function hourTrace(ruleId: string): ModifierTrace {
  return {
    id: `${ruleId}#samplingTime`,
    effect: 'unknown',
    evidence: [],
    reason: {
      en: 'The time between the last dose and the sample is not known; it is read as if it had been taken at the right hour.',
      fr: 'Le délai entre la dernière dose et le prélèvement est inconnu ; il est lu comme fait à la bonne heure.',
    },
  };
}
