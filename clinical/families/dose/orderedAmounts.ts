import type { Dosage } from '../../../schema/chart/dosage.ts';
import type { Quantity } from '../../../schema/quantity.ts';
import { addedUp, type Amount, dailyAmount, dosesPerDay, largestSingleAmount } from '../../facts/dailyDose.ts';
import type { Line } from '../../facts/lines.ts';
import { doseUnit } from '../../quantity/doseUnit.ts';
import type { PatientSize } from './patientSize.ts';

/**
 * An amount that may be known only from above (of "1 g" of a combination each part is at most 1 g) or from below: what the lines
 * give whose dose is known, by the kind of their unit.
 */
export interface Ordered {
  readonly amount: Amount | null;
  readonly atMost: Amount | null;
  readonly atLeast: readonly Amount[];
}

/** The lines as they are with the dosages that `keep` keeps; lines without any of them are left out. A line that states no dosage stays: its dose is unknown. */
export function withDosages(lines: readonly Line[], keep: (dosage: Dosage) => boolean): readonly Line[] {
  if (lines.every((line) => line.order.dosages.every(keep))) return lines;
  return lines.flatMap((line) => {
    const { dosages } = line.order;
    if (dosages.every(keep)) return [line];
    const kept = dosages.filter(keep);
    return kept.length === 0 ? [] : [{ ...line, order: { ...line.order, dosages: kept } }];
  });
}

/** Orders by weight, surface or time ("5 mg/kg", "40 mg/kg/d") as amounts for this patient; as they are where the size is not known. */
export function forSize(lines: readonly Line[], size: () => PatientSize): readonly Line[] {
  if (!lines.some(({ order }) => order.dosages.some((dosage) => isCompound(dosage.dose) || isCompound(dosage.rate))))
    return lines;
  return lines.map((line) => {
    const { dosages } = line.order;
    if (!dosages.some((dosage) => isCompound(dosage.dose) || isCompound(dosage.rate))) return line;
    return { ...line, order: { ...line.order, dosages: dosages.map((dosage) => scaled(dosage, size())) } };
  });
}

/** Whether an order is by weight or surface, so that it is unknown without them. */
export function isBySize(lines: readonly Line[]): boolean {
  return lines.some((line) =>
    line.order.dosages.some(({ dose, rate }) =>
      [dose, rate].some((each) => each !== undefined && (doseUnit(each.unit)?.per ?? null) !== null),
    ),
  );
}

function isCompound(quantity: Quantity | undefined): boolean {
  const unit = quantity?.unit.includes('/') === true ? doseUnit(quantity.unit) : null;
  return unit !== null && (unit.per !== null || unit.hours !== null);
}

const HOURS_PER_DAY = 24;

/** "40 mg/kg/d" is what a day brings, in as many parts as the timing says. */
function scaled(dosage: Dosage, size: PatientSize): Dosage {
  const { dose, rate, ...rest } = dosage;
  const single = absolute(dose, size);
  const flow = absolute(rate, size);
  const byDay =
    single?.perHour === true ? { value: single.quantity.value * HOURS_PER_DAY, unit: single.quantity.unit } : null;
  const times = byDay === null ? null : dosesPerDay(dosage);
  const part = byDay === null || times === null ? null : { value: byDay.value / times, unit: byDay.unit };
  const own = byDay === null ? (single?.quantity ?? dose) : part;
  return {
    ...rest,
    ...(own === undefined || own === null ? {} : { dose: own }),
    ...(rate === undefined ? {} : { rate: flow?.perHour === true ? perHour(flow.quantity) : rate }),
    ...(byDay === null ? {} : { maximumDailyDose: byDay }),
  };
}

function perHour({ value, unit }: Quantity): Quantity {
  return { value, unit: `${unit}/h` };
}

/** null: nothing to reckon, or the size is not known. */
function absolute(
  quantity: Quantity | undefined,
  { weight, surfaceM2 }: PatientSize,
): { readonly quantity: Quantity; readonly perHour: boolean } | null {
  const unit = quantity === undefined ? null : doseUnit(quantity.unit);
  const [word] = quantity?.unit.split('/') ?? [];
  if (quantity === undefined || unit === null || word === undefined) return null;
  const factor = unit.per === null ? 1 : unit.per === 'kg' ? (weight.ok ? weight.value : null) : surfaceM2;
  if (factor === null || (unit.per === null && unit.hours === null)) return null;
  return {
    quantity: { value: Number(((quantity.value * factor) / (unit.hours ?? 1)).toPrecision(12)), unit: word.trim() },
    perHour: unit.hours !== null,
  };
}

/** What all lines give together on the day when they give most: home lines do not add to the ward's, and lines that never meet do not add. */
export function orderedDaily(lines: readonly Line[], substance: number, nowMs: number): Ordered {
  const onWard = lines.filter((line) => line.setting === 'ward');
  const counted = onWard.length > 0 ? onWard : lines;
  const [only] = counted;
  // Nearly always one line, whose dose is known.
  if (only !== undefined && counted.length === 1 && Math.max(only.startMs, nowMs) < only.endMs) {
    const amount = dailyAmount(only, substance);
    if (amount !== null) return { amount, atMost: amount, atLeast: [amount] };
  }
  const most = { amount: null as Amount | null, atMost: null as Amount | null };
  const atLeast = new Map<Amount['dimension'], Amount>();
  let isExact = true;
  let isBounded = true;
  for (const moment of new Set(counted.map((line) => Math.max(line.startMs, nowMs)))) {
    const together = counted.filter((line) => line.startMs <= moment && moment < line.endMs);
    const amounts = together.map((line) => dailyAmount(line, substance));
    const sum = addedUp(amounts);
    const bound =
      sum ??
      addedUp(together.map((line, index) => amounts[index] ?? dailyAmount(asIfAlone(line, substance), substance)));
    isExact &&= sum !== null && sameKind(most.amount, sum);
    isBounded &&= bound !== null && sameKind(most.atMost, bound);
    most.amount = larger(most.amount, sum);
    most.atMost = larger(most.atMost, bound);
    for (const known of sums(amounts)) {
      const before = atLeast.get(known.dimension);
      if (before === undefined || before.value < known.value) atLeast.set(known.dimension, known);
    }
  }
  return {
    amount: isExact ? most.amount : null,
    atMost: isBounded ? most.atMost : null,
    atLeast: [...atLeast.values()],
  };
}

/** What is known, added up for each kind of unit. */
function sums(amounts: readonly (Amount | null)[]): readonly Amount[] {
  const byDimension = new Map<Amount['dimension'], Amount>();
  for (const amount of amounts) {
    if (amount === null) continue;
    const before = byDimension.get(amount.dimension)?.value ?? 0;
    byDimension.set(amount.dimension, { dimension: amount.dimension, value: before + amount.value });
  }
  return [...byDimension.values()];
}

export function orderedSingle(line: Line, substance: number): Ordered {
  const amount = largestSingleAmount(line, substance);
  return { amount, atMost: amount ?? largestSingleAmount(asIfAlone(line, substance), substance), atLeast: [] };
}

/** As a continuous infusion over a day, from its rate. */
export function orderedRate(line: Line, substance: number): Amount | null {
  const dosages = line.order.dosages.flatMap((dosage) =>
    dosage.rate === undefined
      ? []
      : [{ route: dosage.route, asNeeded: dosage.asNeeded, rate: dosage.rate, timing: { continuous: true } }],
  );
  const perDay = dosages.length === 0 ? null : dailyAmount({ ...line, order: { ...line.order, dosages } }, substance);
  return perDay === null ? null : { dimension: perDay.dimension, value: perDay.value / 24 };
}

function asIfAlone(line: Line, substance: number): Line {
  return line.substances.length === 1 ? line : { ...line, substances: [substance] };
}

function sameKind(one: Amount | null, other: Amount): boolean {
  return one === null || one.dimension === other.dimension;
}

function larger(one: Amount | null, other: Amount | null): Amount | null {
  if (one === null || other === null) return one ?? other;
  return other.value > one.value ? other : one;
}
