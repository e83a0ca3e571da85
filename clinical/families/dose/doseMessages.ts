import type { DoseLimitKind } from '../../../schema/knowledge/rules/dose.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Message } from '../../../schema/review/message.ts';
import { resultEvidence } from '../../conditions/patientConditions.ts';
import type { DoseHit } from './doseHit.ts';

const titles: Readonly<Record<DoseLimitKind, string>> = {
  maximumDaily: 'finding.dose.dailyDose',
  maximumSingle: 'finding.dose.singleDose',
  maximumWeekly: 'finding.dose.weeklyDose',
  minimumDaily: 'finding.dose.lowDailyDose',
  minimumSingle: 'finding.dose.lowSingleDose',
  minimumIntervalHours: 'finding.dose.interval',
  maximumIntervalHours: 'finding.dose.longInterval',
  maximumDurationDays: 'finding.dose.duration',
  maximumRate: 'finding.dose.rate',
};

const clearings: Readonly<Record<DoseLimitKind, string>> = {
  maximumDaily: 'clears.dailyDose',
  maximumSingle: 'clears.singleDose',
  maximumWeekly: 'clears.weeklyDose',
  minimumDaily: 'clears.lowDailyDose',
  minimumSingle: 'clears.lowSingleDose',
  minimumIntervalHours: 'clears.interval',
  maximumIntervalHours: 'clears.longInterval',
  maximumDurationDays: 'clears.duration',
  maximumRate: 'clears.rate',
};

export function doseTitle({ limit, exceeded }: DoseHit, substance: string): Message {
  const key = titles[limit.kind];
  switch (limit.kind) {
    case 'minimumIntervalHours':
    case 'maximumIntervalHours':
      return { key, params: { substance, hours: exceeded.given, limitHours: exceeded.limit.value } };
    case 'maximumDurationDays':
      return { key, params: { substance, days: Math.ceil(exceeded.given), limitDays: exceeded.limit.value } };
    default:
      return {
        key,
        params: {
          substance,
          value: exceeded.given,
          unit: exceeded.limit.unit,
          limitValue: exceeded.limit.value,
          limitUnit: exceeded.limit.unit,
        },
      };
  }
}

export function doseClears({ limit, exceeded }: DoseHit, substance: string): Message {
  const key = clearings[limit.kind];
  if (limit.kind === 'minimumIntervalHours' || limit.kind === 'maximumIntervalHours')
    return { key, params: { substance, hours: exceeded.limit.value } };
  if (limit.kind === 'maximumDurationDays') return { key, params: { substance, days: exceeded.limit.value } };
  return { key, params: { substance, value: exceeded.limit.value, unit: exceeded.limit.unit } };
}

const facts: Readonly<Record<DoseLimitKind, string>> = {
  maximumDaily: 'dailyDose',
  maximumSingle: 'singleDose',
  maximumWeekly: 'weeklyDose',
  minimumDaily: 'dailyDose',
  minimumSingle: 'singleDose',
  minimumIntervalHours: 'interval',
  maximumIntervalHours: 'interval',
  maximumDurationDays: 'treatmentDays',
  maximumRate: 'hourlyRate',
};

/** What the finding rests on: the amount beside its limit, and the weight or height that the limit was reckoned from. */
export function doseEvidence({ limit, exceeded, evidence }: DoseHit): readonly Evidence[] {
  const isBelow = limit.kind.startsWith('minimum');
  const fact = facts[limit.kind];
  return [
    {
      kind: 'computed',
      fact,
      value: { value: exceeded.given, unit: exceeded.limit.unit },
      threshold: { comparator: isBelow ? '<' : '>', value: exceeded.limit },
    },
    ...exceeded.measured.map(({ result }) => resultEvidence(result)),
    ...evidence,
  ];
}
