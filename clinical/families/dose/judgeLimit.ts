import type { DoseLimit, DoseLimitKind } from '../../../schema/knowledge/rules/dose.ts';
import type { Quantity } from '../../../schema/quantity.ts';
import { type Amount, compareAmount, inUnitOf } from '../../facts/dailyDose.ts';
import type { Line } from '../../facts/lines.ts';
import { unitMeaning } from '../../quantity/units.ts';
import { judgeDuration, judgeInterval } from './judgeTimes.ts';
import type { LimitInput, LimitVerdict, OrderedOf } from './limitVerdict.ts';
import { orderedDaily, type Ordered, orderedRate, orderedSingle, withDosages } from './orderedAmounts.ts';
import type { Measured, PatientSize, SizeFault } from './patientSize.ts';

/** Doses by weight are rounded to a vial or a syringe. */
const ROUNDING = 1.1;

export function judgeLimit(limit: DoseLimit, input: LimitInput): LimitVerdict {
  switch (limit.kind) {
    case 'minimumIntervalHours':
    case 'maximumIntervalHours':
      return judgeInterval(limit, input);
    case 'maximumDurationDays':
      return judgeDuration(limit, input);
    default:
      return judgeAmount(limit, input);
  }
}

function judgeAmount(limit: DoseLimit, input: LimitInput): LimitVerdict {
  const known = limitFor(limit, input.size);
  const own = 'fault' in known ? limitWithoutSize(limit, known.fault, input) : known;
  if ('kind' in own) return own;
  const exceeds = (lines: readonly Line[]) => worstOf(limit, own.value, lines, input);
  const counted = input.lines;
  const verdict = exceeds(counted);
  if (typeof verdict === 'string') return { kind: verdict };
  const scheduled = withDosages(counted, (dosage) => !dosage.asNeeded);
  const onlyAsNeeded = scheduled.length < counted.length || scheduled.some((line, index) => line !== counted[index]);
  return {
    kind: 'exceeded',
    given: verdict.given,
    limit: own.value,
    lines: verdict.lines,
    onlyAsNeeded: isSum(limit) && onlyAsNeeded && typeof exceeds(scheduled) === 'string',
    measured: own.measured,
  };
}

/** A single dose is too much whenever it is given; a sum only if all of it is. */
function isSum({ kind }: DoseLimit): boolean {
  return kind === 'maximumDaily' || kind === 'maximumWeekly';
}

type Amounts = 'within' | 'otherUnit' | 'doseUnknown' | { readonly given: number; readonly lines: readonly Line[] };

/** The amounts that a kind of limit is about, judged one by one; what is certain outweighs what is unknown. */
function worstOf(limit: DoseLimit, value: Quantity, lines: readonly Line[], input: LimitInput): Amounts {
  let open: 'within' | 'otherUnit' | 'doseUnknown' = 'within';
  for (const { ordered, of } of rememberedAmounts(limit.kind, lines, input)) {
    const judged = judgeOrdered(ordered, value, limit);
    if (typeof judged === 'number') return { given: judged, lines: of };
    if (judged === 'doseUnknown' || open === 'within') open = judged;
  }
  return open;
}

function rememberedAmounts(kind: DoseLimitKind, lines: readonly Line[], input: LimitInput): readonly OrderedOf[] {
  if (lines !== input.lines) return amountsOf(kind, lines, input);
  const known = input.amounts.get(kind) ?? amountsOf(kind, lines, input);
  input.amounts.set(kind, known);
  return known;
}

function amountsOf(
  kind: DoseLimitKind,
  lines: readonly Line[],
  { substance, nowMs, hasSingleLimit }: LimitInput,
): readonly OrderedOf[] {
  if (kind === 'maximumRate')
    return lines
      .filter((line) => line.order.dosages.some((dosage) => dosage.rate !== undefined))
      .map((line) => ({ ordered: exactly(orderedRate(line, substance)), of: [line] }));
  // What runs in at a rate is no single dose: a bag of heparin is a day's supply.
  if (kind === 'maximumSingle' || kind === 'minimumSingle')
    return withDosages(lines, (dosage) => dosage.rate === undefined && dosage.timing.continuous !== true).map(
      (line) => ({
        ordered: orderedSingle(line, substance),
        of: [line],
      }),
    );
  const repeated = withDosages(lines, (dosage) => dosage.timing.once !== true);
  const loading = withDosages(lines, (dosage) => dosage.timing.once === true).filter(
    (line) => line.order.dosages.length > 0,
  );
  return [
    ...(repeated.length === 0 ? [] : [{ ordered: orderedDaily(repeated, substance, nowMs), of: repeated }]),
    ...(hasSingleLimit || kind === 'minimumDaily'
      ? []
      : loading.map((line) => ({ ordered: orderedSingle(line, substance), of: [line] }))),
  ].map(({ ordered, of }) => ({ of, ordered: kind === 'maximumWeekly' ? inAWeek(ordered, of) : ordered }));
}

/** A number: the limit is passed by this much, in its unit. */
function judgeOrdered(
  { amount, atMost, atLeast }: Ordered,
  value: Quantity,
  limit: DoseLimit,
): number | 'within' | 'otherUnit' | 'doseUnknown' {
  const isMinimum = limit.kind === 'minimumDaily' || limit.kind === 'minimumSingle';
  const isRounded = limit.per !== undefined && value !== limit.cap;
  const allowed = isRounded ? { ...value, value: value.value * (isMinimum ? 1 / ROUNDING : ROUNDING) } : value;
  if (amount === null) {
    const known = atLeast.find((part) => compareAmount(part, allowed) === 1);
    if (known !== undefined && !isMinimum) return inUnitOf(known, value);
    return !isMinimum && compareAmount(atMost, allowed) !== null && compareAmount(atMost, allowed) !== 1
      ? 'within'
      : 'doseUnknown';
  }
  const order = compareAmount(amount, allowed);
  if (order === null) return unitMeaning(value.unit, false) === null ? 'doseUnknown' : 'otherUnit';
  return order === (isMinimum ? -1 : 1) ? inUnitOf(amount, value) : 'within';
}

function limitFor(
  { value, per, cap }: DoseLimit,
  size: () => PatientSize,
):
  | { readonly value: Quantity; readonly measured: readonly Extract<Measured, { ok: true }>[] }
  | { readonly fault: SizeFault } {
  if (per === undefined) return { value, measured: [] };
  const { weight, height, surfaceM2 } = size();
  if (!weight.ok) return { fault: weight.fault };
  if (per === 'kg') return { value: capped(value, weight.value, cap), measured: [weight] };
  if (!height.ok || surfaceM2 === null)
    return { fault: height.ok ? { reason: 'missing', input: 'height', detail: missingHeight } : height.fault };
  return { value: capped(value, surfaceM2, cap), measured: [weight, height] };
}

/**
 * Without a weight two answers remain: an amount that the lightest patient of this age may have needs none, and one above the limit
 * of adults needs none either.
 */
function limitWithoutSize(limit: DoseLimit, fault: SizeFault, input: LimitInput) {
  const { lowest } = input.size();
  const smallest = capped(limit.value, limit.per === 'm2' ? lowest.m2 : lowest.kg, limit.cap);
  const forSmallest = worstOf(limit, smallest, input.lines, input);
  if (forSmallest === 'within' || forSmallest === 'otherUnit') return { kind: forSmallest };
  if (limit.cap !== undefined && typeof worstOf(limit, limit.cap, input.lines, input) !== 'string')
    return { value: limit.cap, measured: [] };
  return { kind: 'sizeUnknown' as const, fault };
}

const missingHeight = { key: 'notAssessed.resultMissing', params: { analyte: 'height' } };

function capped({ value, unit }: Quantity, factor: number, cap: Quantity | undefined): Quantity {
  const reckoned = { value: Number((value * factor).toPrecision(4)), unit };
  const own = unitMeaning(unit, false);
  const top = cap === undefined ? null : unitMeaning(cap.unit, false);
  if (cap === undefined || own === null || top === null || own.dimension !== top.dimension) return reckoned;
  return reckoned.value * own.factor > cap.value * top.factor ? cap : reckoned;
}

function exactly(amount: Amount | null): Ordered {
  return { amount, atMost: amount, atLeast: [] };
}

/** A dose given once counts as it is; a repeated one seven times what a day brings on average. */
function inAWeek(ordered: Ordered, lines: readonly Line[]): Ordered {
  if (lines.every((line) => line.order.dosages.every((dosage) => dosage.timing.once === true))) return ordered;
  const week = (one: Amount) => ({ dimension: one.dimension, value: one.value * 7 });
  return {
    amount: ordered.amount === null ? null : week(ordered.amount),
    atMost: ordered.atMost === null ? null : week(ordered.atMost),
    atLeast: ordered.atLeast.map(week),
  };
}
