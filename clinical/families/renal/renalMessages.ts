import type { Message } from '../../../schema/review/message.ts';
import type { RenalEstimate } from '../../facts/renalFunction.ts';
import type { Unknown } from '../familyOutcome.ts';
import type { Excess, RenalBand } from './limitsExceeded.ts';

type FailedEstimate = Extract<RenalEstimate, { ok: false }>;
type Estimate = Extract<RenalEstimate, { ok: true }>;

export function excessTitle(excess: Excess, substance: string, estimate: Estimate): Message {
  switch (excess.kind) {
    case 'avoid':
      return {
        key: 'finding.renal.avoid',
        params: { substance, value: estimate.value, unit: 'mL/min', estimate: estimate.method },
      };
    case 'interval':
      return {
        key: 'finding.renal.interval',
        params: { substance, hours: excess.givenHours, limitHours: excess.limitHours },
      };
    default:
      return {
        key: excess.kind === 'dailyDose' ? 'finding.renal.dailyDose' : 'finding.renal.singleDose',
        params: {
          substance,
          value: excess.given,
          unit: excess.limit.unit,
          limitValue: excess.limit.value,
          limitUnit: excess.limit.unit,
        },
      };
  }
}

export function excessClears(
  excess: Excess,
  substance: string,
  band: RenalBand,
  estimate: Estimate,
): readonly Message[] {
  const recovery: readonly Message[] =
    band.below === null
      ? []
      : [{ key: 'clears.renalFunction', params: { value: band.below, unit: 'mL/min', estimate: estimate.method } }];
  switch (excess.kind) {
    case 'avoid':
      return [{ key: 'clears.stop', params: { substance } }, ...recovery];
    case 'interval':
      return [{ key: 'clears.interval', params: { substance, hours: excess.limitHours } }, ...recovery];
    default:
      return [
        {
          key: excess.kind === 'dailyDose' ? 'clears.dailyDose' : 'clears.singleDose',
          params: { substance, value: excess.limit.value, unit: excess.limit.unit },
        },
        ...recovery,
      ];
  }
}

/** Which input the estimate lacks. */
export function estimateFailure(failure: FailedEstimate, maximumAgeHours: number): Omit<Unknown, 'lines'> {
  const { missing, result } = failure;
  if (failure.underOneYear)
    return { reason: 'missing', input: 'renalFunction', detail: { key: 'notAssessed.renalUnderOneYear', params: {} } };
  if (result === null) {
    const isResult = missing === 'creatinine' || missing === 'weight' || missing === 'height';
    return {
      reason: 'missing',
      input: missing,
      detail: isResult
        ? { key: 'notAssessed.resultMissing', params: { analyte: missing } }
        : { key: 'notAssessed.missing', params: { input: missing } },
    };
  }
  const value = { analyte: result.analyte, value: result.quantity.value, unit: result.quantity.unit };
  if (failure.stale && result.at === null)
    return { reason: 'stale', input: missing, detail: { key: 'notAssessed.resultUndated', params: value } };
  if (failure.stale)
    return {
      reason: 'stale',
      input: missing,
      detail: { key: 'notAssessed.resultStale', params: { ...value, at: result.at ?? '', hours: maximumAgeHours } },
    };
  if (result.comparator !== null)
    return {
      reason: 'missing',
      input: missing,
      detail: { key: 'notAssessed.resultLimitOnly', params: { ...value, comparator: result.comparator } },
    };
  return { reason: 'missing', input: missing, detail: { key: 'notAssessed.resultUnusable', params: value } };
}
