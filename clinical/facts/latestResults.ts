import type { Observation } from '../../schema/chart/observation.ts';
import type { Instant } from '../../schema/instant.ts';
import { type Analyte, analyte as analyteSchema } from '../../schema/knowledge/analyte.ts';
import type { Quantity } from '../../schema/quantity.ts';
import { sortFew } from '../sortFew.ts';
import { compareQuantities } from '../quantity/compareQuantities.ts';
import { unitMeaning } from '../quantity/units.ts';
import type { Truth } from '../truth.ts';
import { findAnalyte, isUreaNitrogen } from './findAnalyte.ts';

export type Comparator = '<' | '<=' | '>=' | '>';

/** One result that says something about an analyte. */
export interface LabResult {
  readonly analyte: Analyte;
  readonly recordId: string;
  readonly quantity: Quantity;
  /** The value is a limit of the method ("< 5"), not a measurement. */
  readonly comparator: Comparator | null;
  /** Upper limit of normal that the laboratory stated with it. */
  readonly upperLimit?: Quantity;
  /** Time of the sample, else of the report; null: no time at all. */
  readonly at: Instant | null;
  /** Set when nothing may be concluded from the number: its unit is not understood, or no living person has this value. */
  readonly unusable: boolean;
}

/** The usable results of a chart by analyte, latest first; undated ones last. */
export type ResultsByAnalyte = ReadonlyMap<Analyte, readonly LabResult[]>;

const invalidStatuses: ReadonlySet<string> = new Set(['cancelled', 'enteredInError']);
const known: ReadonlySet<string> = new Set(analyteSchema.options);

/**
 * Results without a number and withdrawn results are passed over: the latest valid one counts. A number that came without its unit,
 * or in words ("6,8", "< 15 see note"), is a result that nobody can use: an older one must not stand for it.
 */
export function resultsByAnalyte(observations: readonly Observation[]): ResultsByAnalyte {
  const byAnalyte = new Map<Analyte, LabResult[]>();
  for (const observation of observations) {
    const value = observation.value ?? numberInWords(observation.valueText);
    if (value === null || invalidStatuses.has(observation.status)) continue;
    const analyte = findAnalyte(observation.code);
    if (analyte === undefined) continue;
    const quantity = analyte === 'urea' && isUreaNitrogen(observation.code) ? asUrea(value) : value;
    // Assigned below, not spread: every result of every chart comes through here, and spreading costs as much as all the rest.
    const result: Writable<LabResult> = {
      analyte,
      recordId: observation.id,
      quantity,
      comparator: observation.comparator ?? null,
      at: observation.effectiveAt ?? observation.issuedAt,
      unusable: observation.value === null || isUnusable(analyte, quantity),
    };
    const upperLimit = observation.referenceRange?.high;
    if (upperLimit !== undefined) result.upperLimit = upperLimit;
    const list = byAnalyte.get(analyte);
    if (list === undefined) byAnalyte.set(analyte, [result]);
    else list.push(result);
  }
  for (const list of byAnalyte.values()) if (!isInOrder(list)) sortFew(list, latestFirst);
  return byAnalyte;
}

/** Most charts bring their results in order already. */
function isInOrder(results: readonly LabResult[]): boolean {
  for (let index = 1; index < results.length; index += 1) {
    const [one, other] = [results[index - 1], results[index]];
    if (one !== undefined && other !== undefined && latestFirst(one, other) > 0) return false;
  }
  return true;
}

function numberInWords(text: string | undefined): Quantity | null {
  const [number] = (text === undefined ? null : /\d+(?:[.,]\d+)?/.exec(text)) ?? [];
  return number === undefined ? null : { value: Number(number.replace(',', '.')), unit: '?' };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The same order whatever the order in the chart: by time, and at the same time by record id. */
function latestFirst(one: LabResult, other: LabResult): number {
  const first = one.at ?? '';
  const second = other.at ?? '';
  if (first !== second) return first < second ? 1 : -1;
  return one.recordId < other.recordId ? 1 : -1;
}

export function isAnalyte(name: string): name is Analyte {
  return known.has(name);
}

/** Grams of urea per gram of its nitrogen: 60.056 / 28.014. */
function asUrea(quantity: Quantity): Quantity {
  const meaning = unitMeaning(quantity.unit, false);
  return meaning?.dimension === 'massConcentration'
    ? { value: Number((quantity.value * 2.1438).toPrecision(6)), unit: quantity.unit }
    : quantity;
}

/**
 * Outside these a number is a wrong unit or a slip of the pen, in a living patient of any age: 1.2 as umol/L of creatinine is
 * mg/dL. Wide on purpose; what is in doubt is reported, never used.
 */
const plausible: Readonly<Partial<Record<Analyte, readonly [Quantity, Quantity]>>> = {
  creatinine: [
    { value: 8, unit: 'umol/L' },
    { value: 3500, unit: 'umol/L' },
  ],
  potassium: [
    { value: 0.8, unit: 'mmol/L' },
    { value: 14, unit: 'mmol/L' },
  ],
  sodium: [
    { value: 85, unit: 'mmol/L' },
    { value: 210, unit: 'mmol/L' },
  ],
  weight: [
    { value: 0.3, unit: 'kg' },
    { value: 500, unit: 'kg' },
  ],
  height: [
    { value: 20, unit: 'cm' },
    { value: 260, unit: 'cm' },
  ],
  inr: [
    { value: 0.3, unit: '1' },
    { value: 60, unit: '1' },
  ],
  glucose: [
    { value: 0.1, unit: 'mmol/L' },
    { value: 120, unit: 'mmol/L' },
  ],
};

function isUnusable(analyte: Analyte, quantity: Quantity): boolean {
  const limits = plausible[analyte];
  if (limits === undefined) return false;
  const low = compareQuantities(quantity, limits[0], analyte);
  const high = compareQuantities(quantity, limits[1], analyte);
  return low === null || high === null || low < 0 || high > 0;
}

/** Whether a result is on the asked side of a limit. A result that is itself a limit ("< 5") answers only what it decides. */
export function compareResult(result: LabResult, comparator: Comparator, limit: Quantity): Truth {
  if (result.unusable) return 'unknown';
  const order = compareQuantities(result.quantity, limit, result.analyte);
  if (order === null) return 'unknown';
  if (result.comparator !== null) return compareLimit(result.comparator, order, comparator);
  const holds =
    comparator === '<' ? order < 0 : comparator === '<=' ? order <= 0 : comparator === '>=' ? order >= 0 : order > 0;
  return holds ? 'yes' : 'no';
}

/** `order`: where the method's limit lies relative to the asked limit. */
function compareLimit(own: Comparator, order: -1 | 0 | 1, asked: Comparator): Truth {
  const ownIsBelow = own === '<' || own === '<=';
  const askedIsBelow = asked === '<' || asked === '<=';
  const towards = ownIsBelow ? order : -order;
  const strictlyInside = towards < 0;
  // At equality the bound itself is excluded by a strict own comparator, or does not matter to an inclusive question.
  const atEdge =
    towards === 0 &&
    (own === '<' ||
      own === '>' ||
      (ownIsBelow === askedIsBelow ? asked === '<=' || asked === '>=' : asked === '<' || asked === '>'));
  if (!strictlyInside && !atEdge) return 'unknown';
  return ownIsBelow === askedIsBelow ? 'yes' : 'no';
}

/** Hours between the sample and now; null: not dated. A sample "in the future" (clocks differ) is of now. */
export function ageHours(at: Instant | null, nowMs: number): number | null {
  return at === null ? null : Math.max(0, (nowMs - Date.parse(at)) / 3_600_000);
}
