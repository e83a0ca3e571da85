import type { Dosage, Timing } from '../../schema/chart/dosage.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { codesOf, toQuantity, wordsOf } from './concepts.ts';
import type { FhirDosage, FhirRatio, FhirRepeat, FhirTiming } from './fhirTypes.ts';
import { toRoute } from './toRoute.ts';

/** One dosage instruction. What the sender left out stays out; its own words are always kept. */
export function toDosage(dosage: FhirDosage): Dosage {
  const given = dosage.doseAndRate?.find(({ type }) => codesOf(type).includes('ordered')) ?? dosage.doseAndRate?.[0];
  const dose = toQuantity(given?.doseQuantity);
  const low = toQuantity(given?.doseRange?.low);
  const high = toQuantity(given?.doseRange?.high);
  const rate = toQuantity(given?.rateQuantity) ?? rateOf(given?.rateRatio) ?? toQuantity(given?.rateRange?.high);
  const maximumDailyDose = dailyMaximum(dosage.maxDosePerPeriod);
  const text = dosage.text ?? dosage.patientInstruction;
  return {
    ...(dose === undefined ? {} : { dose }),
    ...(low === undefined || high === undefined ? {} : { doseRange: { low, high } }),
    ...(rate === undefined ? {} : { rate }),
    ...toRoute(dosage.route),
    timing: toTiming(dosage.timing),
    asNeeded: dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined,
    ...(maximumDailyDose === undefined ? {} : { maximumDailyDose }),
    ...(text === undefined ? {} : { text }),
  };
}

/** `10 mL per 1 h` is the rate `mL/h`; other denominators are brought to one of their unit. */
function rateOf(ratio: FhirRatio | undefined): Quantity | undefined {
  const numerator = toQuantity(ratio?.numerator);
  const denominator = toQuantity(ratio?.denominator);
  if (numerator === undefined || denominator === undefined || denominator.value <= 0) return undefined;
  const unit = `${numerator.unit}/${denominator.unit}`;
  return unit.length > 40 ? undefined : { value: numerator.value / denominator.value, unit };
}

function dailyMaximum(ratio: FhirRatio | undefined): Quantity | undefined {
  const amount = toQuantity(ratio?.numerator);
  const per = toQuantity(ratio?.denominator);
  if (amount === undefined || per === undefined) return undefined;
  const isDay = (per.value === 1 && per.unit === 'd') || (per.value === 24 && per.unit === 'h');
  return isDay ? amount : undefined;
}

/** HL7 GTSAbbreviation and the usual abbreviations: doses per day, or hours between doses. */
const PER_DAY: ReadonlyMap<string, number> = new Map([
  ['QD', 1],
  ['AM', 1],
  ['PM', 1],
  ['BED', 1],
  ['BID', 2],
  ['TID', 3],
  ['QID', 4],
]);
const EVERY_HOURS: ReadonlyMap<string, number> = new Map([
  ['Q1H', 1],
  ['Q2H', 2],
  ['Q3H', 3],
  ['Q4H', 4],
  ['Q6H', 6],
  ['Q8H', 8],
  ['Q12H', 12],
  ['Q24H', 24],
  ['QOD', 48],
  ['WK', 168],
]);

function toTiming(timing: FhirTiming | undefined): Timing {
  if (timing === undefined) return {};
  const { repeat, event } = timing;
  const frequency = repeat?.frequencyMax ?? repeat?.frequency;
  const timesOfDay = repeat?.timeOfDay?.map((time) => time.slice(0, 5));
  const hasNoPeriod = repeat?.frequency === undefined && repeat?.period === undefined;
  const isOnce = (repeat?.count === 1 && hasNoPeriod) || (repeat === undefined && event?.length === 1);
  return {
    ...(hasNoPeriod ? fromCode(timing, repeat) : {}),
    ...(frequency === undefined ? {} : { frequency }),
    ...periodOf(repeat),
    ...(timesOfDay === undefined ? {} : { timesOfDay }),
    ...(repeat?.dayOfWeek === undefined ? {} : { daysOfWeek: repeat.dayOfWeek }),
    ...(isOnce ? { once: true } : {}),
  };
}

function periodOf(repeat: FhirRepeat | undefined): Pick<Timing, 'period' | 'periodUnit'> {
  const { period, periodUnit } = repeat ?? {};
  if (period === undefined || periodUnit === undefined) return {};
  if (periodUnit === 's') return { period: period / 60, periodUnit: 'min' };
  if (periodUnit === 'a') return { period: period * 12, periodUnit: 'mo' };
  return { period, periodUnit };
}

/** A code such as BID, or moments of the day (breakfast and dinner: twice), where no frequency was given. */
function fromCode(timing: FhirTiming, repeat: FhirRepeat | undefined): Timing {
  const codes = [...codesOf(timing.code), wordsOf(timing.code)].map((code) => code.trim().toUpperCase());
  for (const code of codes) {
    const frequency = PER_DAY.get(code);
    if (frequency !== undefined) return { frequency, period: 1, periodUnit: 'd' };
    const hours = EVERY_HOURS.get(code);
    if (hours !== undefined) return { frequency: 1, period: hours, periodUnit: 'h' };
  }
  const moments = repeat?.when?.length ?? repeat?.timeOfDay?.length ?? 0;
  if (moments === 0 || repeat?.dayOfWeek !== undefined) return {};
  return { frequency: moments, period: 1, periodUnit: 'd' };
}
