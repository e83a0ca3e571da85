import type { Dosage } from '../../../schema/chart/dosage.ts';
import type { Quantity } from '../../../schema/quantity.ts';
import { addedUp, type Amount, dailyAmount, largestSingleAmount } from '../../facts/dailyDose.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientSize } from './patientSize.ts';

/** An amount that may be known only from above: of "1 g" of a combination each part is at most 1 g. */
export interface Ordered {
  readonly amount: Amount | null;
  readonly atMost: Amount | null;
}

/** The lines as they are with the dosages that `keep` keeps; lines without any of them are left out. A line that states no dosage stays: its dose is unknown. */
export function withDosages(lines: readonly Line[], keep: (dosage: Dosage) => boolean): readonly Line[] {
  return lines.flatMap((line) => {
    const { dosages } = line.order;
    if (dosages.every(keep)) return [line];
    const kept = dosages.filter(keep);
    return kept.length === 0 ? [] : [{ ...line, order: { ...line.order, dosages: kept } }];
  });
}

/** Orders by weight or surface ("5 mg/kg") as amounts for this patient; as they are where the size is not known. */
export function forSize(lines: readonly Line[], size: () => PatientSize): readonly Line[] {
  return lines.map((line) => {
    const { dosages } = line.order;
    if (!dosages.some((dosage) => isBySize(dosage.dose) || isBySize(dosage.rate))) return line;
    return { ...line, order: { ...line.order, dosages: dosages.map((dosage) => scaled(dosage, size())) } };
  });
}

export function isBySize(quantity: Quantity | undefined): boolean {
  return quantity !== undefined && bySize.test(quantity.unit);
}

const bySize = /^([^/]+)\/(kg|m2|m\^2)(\/(?:h|hr|min|d))?$/;

function scaled(dosage: Dosage, size: PatientSize): Dosage {
  const dose = scaledQuantity(dosage.dose, size);
  const rate = scaledQuantity(dosage.rate, size);
  const { dose: _dose, rate: _rate, ...rest } = dosage;
  // "40 mg/kg/d" is what a day brings, in as many parts as the timing says.
  const daily = dose !== null && /\/d$/.test(dose.unit) ? { value: dose.value, unit: dose.unit.slice(0, -2) } : null;
  if (daily !== null) return { ...rest, maximumDailyDose: daily };
  return { ...rest, ...(dose === null ? {} : { dose }), ...(rate === null ? {} : { rate }) };
}

function scaledQuantity(quantity: Quantity | undefined, size: PatientSize): Quantity | null {
  if (quantity === undefined) return null;
  const match = bySize.exec(quantity.unit);
  const [, unit, divisor, time = ''] = match ?? [];
  if (unit === undefined) return quantity;
  const factor = divisor === 'kg' ? (size.weight.ok ? size.weight.value : null) : size.surfaceM2;
  return factor === null ? quantity : { value: quantity.value * factor, unit: unit + time };
}

/** What all lines give together on the day when they give most: home lines do not add to the ward's, and lines that never meet do not add. */
export function orderedDaily(lines: readonly Line[], substance: number, nowMs: number): Ordered {
  const onWard = lines.filter((line) => line.setting === 'ward');
  const counted = onWard.length > 0 ? onWard : lines;
  const most = { amount: null as Amount | null, atMost: null as Amount | null };
  let isExact = true;
  let isBounded = true;
  for (const moment of new Set(counted.map((line) => Math.max(line.startMs, nowMs)))) {
    const together = counted.filter((line) => line.startMs <= moment && moment < line.endMs);
    const sum = addedUp(together.map((line) => dailyAmount(line, substance)));
    const bound = sum ?? addedUp(together.map((line) => dailyAmount(asIfAlone(line, substance), substance)));
    isExact &&= sum !== null && sameKind(most.amount, sum);
    isBounded &&= bound !== null && sameKind(most.atMost, bound);
    most.amount = larger(most.amount, sum);
    most.atMost = larger(most.atMost, bound);
  }
  return { amount: isExact ? most.amount : null, atMost: isBounded ? most.atMost : null };
}

export function orderedSingle(line: Line, substance: number): Ordered {
  const amount = largestSingleAmount(line, substance);
  return { amount, atMost: amount ?? largestSingleAmount(asIfAlone(line, substance), substance) };
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
