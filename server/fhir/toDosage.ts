import { isDeepStrictEqual } from 'node:util';
import { eventTiming, type Dosage, type Timing } from '../../schema/chart/dosage.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { codesOf, toQuantity, wordsOf } from './concepts.ts';
import { dosageOfText } from './dosageOfText.ts';
import type { FhirAmounts, FhirDosage, FhirQuantity, FhirRatio, FhirRepeat, FhirTiming } from './fhirTypes.ts';
import { timingOfWords } from './timingWords.ts';
import { toRoute } from './toRoute.ts';

/** One dosage instruction. What the sender left out stays out, unless its own words say it beyond doubt; the words are always kept. */
export function toDosage(dosage: FhirDosage): Dosage {
  const given = amountsOf(dosage);
  const dose = toQuantity(given.doseQuantity) ?? countOf(given.doseQuantity);
  const low = toQuantity(given.doseRange?.low);
  const high = toQuantity(given.doseRange?.high) ?? low;
  const rate = toQuantity(given.rateQuantity) ?? rateOf(given.rateRatio) ?? toQuantity(given.rateRange?.high);
  const maximumDailyDose = dailyMaximum(dosage.maxDosePerPeriod);
  const text = dosage.text ?? dosage.patientInstruction;
  const timing = toTiming(dosage.timing);
  const hasAmount = dose !== undefined || high !== undefined || rate !== undefined;
  const inWords = !hasAmount && Object.keys(timing).length === 0 && text !== undefined ? dosageOfText(text) : null;
  const route = toRoute(dosage.route);
  const isContinuous =
    rate !== undefined && dose === undefined && high === undefined && Object.keys(timing).length === 0;
  return {
    ...(dose === undefined ? {} : { dose }),
    ...(low === undefined || high === undefined ? {} : { doseRange: { low, high } }),
    ...(rate === undefined ? {} : { rate }),
    ...(inWords?.dose === undefined ? {} : { dose: inWords.dose }),
    ...route,
    ...(route.route === 'unknown' && inWords?.route !== undefined ? { route: inWords.route } : {}),
    timing: isContinuous ? { continuous: true } : (inWords?.timing ?? timing),
    asNeeded:
      dosage.asNeededBoolean === true ||
      dosage.asNeeded === true ||
      dosage.asNeededCodeableConcept !== undefined ||
      (dosage.asNeededFor ?? []).length > 0 ||
      inWords?.asNeeded === true,
    ...(maximumDailyDose === undefined ? {} : { maximumDailyDose }),
    ...(text === undefined ? {} : { text }),
  };
}

/** The amounts that were ordered. Several of no kind that say different things are not chosen from: nothing certain is left. */
function amountsOf(dosage: FhirDosage): Omit<FhirAmounts, 'type'> {
  const { doseAndRate = [] } = dosage;
  const ordered = doseAndRate.filter(({ type }) => codesOf(type).includes('ordered'));
  const amounts = (ordered.length > 0 ? ordered : doseAndRate).map(({ type: _kind, ...amount }) => amount);
  const [first, ...more] = amounts;
  if (first === undefined) return dosage;
  const [isSame, isApart] = [
    more.every((amount) => isDeepStrictEqual(amount, first)),
    new Set(amounts.flatMap(Object.keys)).size === amounts.flatMap(Object.keys).length,
  ];
  if (isSame) return first;
  return isApart ? amounts.reduce((all, amount) => ({ ...all, ...amount })) : {};
}

/** "2" without a unit is a count where it can hardly be milligrams; the strength of the product tells what it amounts to. */
function countOf(quantity: FhirQuantity | undefined): Quantity | undefined {
  const { value, unit, code } = quantity ?? {};
  const isBare = (unit ?? '').trim() === '' && (code ?? '').trim() === '';
  return isBare && value === 1 ? { value, unit: '1' } : undefined;
}

/** `10 mL per 1 h` is the rate `mL/h`; other denominators are brought to one of their unit. */
export function rateOf(ratio: FhirRatio | undefined): Quantity | undefined {
  const numerator = toQuantity(ratio?.numerator);
  const denominator = toQuantity(ratio?.denominator);
  if (numerator === undefined || denominator === undefined || denominator.value <= 0) return undefined;
  const unit = `${numerator.unit}/${denominator.unit}`;
  return unit.length > 40 ? undefined : { value: numerator.value / denominator.value, unit };
}

/** In any period that is a whole number of days or hours; of several limits the lowest. */
function dailyMaximum(ratios: readonly FhirRatio[] | undefined): Quantity | undefined {
  const limits = (ratios ?? []).flatMap((ratio) => {
    const amount = toQuantity(ratio.numerator);
    const per = toQuantity(ratio.denominator);
    if (amount === undefined || per === undefined) return [];
    const isDay = (per.value === 1 && per.unit === 'd') || (per.value === 24 && per.unit === 'h');
    return isDay ? [amount] : [];
  });
  return limits.find((limit) => limits.every((other) => other.unit === limit.unit && other.value >= limit.value));
}

function toTiming(timing: FhirTiming | undefined): Timing {
  if (timing === undefined) return {};
  const { repeat, event } = timing;
  const frequency = repeat?.frequencyMax ?? repeat?.frequency;
  const timesOfDay = repeat?.timeOfDay?.map((time) => time.slice(0, 5));
  const when = (repeat?.when ?? []).flatMap((moment) => eventTiming.safeParse(moment).data ?? []);
  const hasNoPeriod = repeat?.frequency === undefined && repeat?.period === undefined;
  const isOnce = (repeat?.count === 1 && hasNoPeriod) || (repeat === undefined && event?.length === 1);
  // "Q1H" beside once a day: one of them is wrong, and nobody here can tell which.
  if (
    !hasNoPeriod &&
    contradicts(codedTiming(timing), { ...(frequency === undefined ? {} : { frequency }), ...periodOf(repeat) })
  )
    return {};
  return {
    ...(hasNoPeriod ? fromCode(timing, repeat) : {}),
    ...(frequency === undefined ? {} : { frequency }),
    ...periodOf(repeat),
    ...(timesOfDay === undefined ? {} : { timesOfDay }),
    ...(repeat?.dayOfWeek === undefined ? {} : { daysOfWeek: repeat.dayOfWeek }),
    ...(when.length === 0 ? {} : { when }),
    ...(isOnce ? { once: true } : {}),
  };
}

/** A period without a frequency is once in it; a period of "4 to 6 hours" gives most at the shorter. */
function periodOf(repeat: FhirRepeat | undefined): Pick<Timing, 'frequency' | 'period' | 'periodUnit'> {
  const { period, periodUnit, frequency } = repeat ?? {};
  if (period === undefined || periodUnit === undefined) return {};
  const once = frequency === undefined && repeat?.frequencyMax === undefined ? { frequency: 1 } : {};
  if (periodUnit === 's') return { ...once, period: period / 60, periodUnit: 'min' };
  if (periodUnit === 'a') return { ...once, period: period * 12, periodUnit: 'mo' };
  return { ...once, period, periodUnit };
}

function codedTiming({ code }: FhirTiming): Timing {
  const readings = [...codesOf(code), wordsOf(code)].map(timingOfWords);
  return readings.find((found) => Object.keys(found).length > 0) ?? {};
}

const HOURS = { min: 1 / 60, h: 1, d: 24, wk: 168, mo: 730.5 } as const;

function contradicts(coded: Timing, stated: Timing): boolean {
  const [one, other] = [coded, stated].map(({ frequency, period, periodUnit }) =>
    frequency === undefined || period === undefined || periodUnit === undefined
      ? null
      : (period * HOURS[periodUnit]) / frequency,
  );
  return one != null && other != null && Math.abs(one - other) > 0.05 * Math.max(one, other);
}

/** A code such as BID, or moments of the day (breakfast and dinner: twice), where no frequency was given. */
function fromCode(timing: FhirTiming, repeat: FhirRepeat | undefined): Timing {
  const coded = codedTiming(timing);
  if (Object.keys(coded).length > 0) return coded;
  const moments = repeat?.when?.length ?? repeat?.timeOfDay?.length ?? 0;
  if (moments === 0 || repeat?.dayOfWeek !== undefined) return {};
  return { frequency: moments, period: 1, periodUnit: 'd' };
}
