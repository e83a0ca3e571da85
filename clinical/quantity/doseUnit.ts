import type { Quantity } from '../../schema/quantity.ts';
import { type Dimension, unitMeaning } from './units.ts';

/** A unit of dosing taken apart: how much, for how much of the patient, in how long. `ug/kg/min` is all three. */
export interface DoseUnit {
  readonly dimension: Dimension;
  /** To the base unit of the dimension, as in `units.ts`. */
  readonly factor: number;
  /** The dose is for each kilogram of weight or square metre of surface; null: for the patient. */
  readonly per: 'kg' | 'm2' | null;
  /** The time in which it is given; null: at once, or the unit does not say. */
  readonly hours: number | null;
}

const dosed: ReadonlySet<Dimension> = new Set([
  'mass',
  'amount',
  'equivalents',
  'biologicalUnits',
  'volume',
  'pieces',
  'energy',
]);

const timeWords: ReadonlyMap<string, number> = new Map([
  ...words('min mn minute minutes', 1 / 60),
  ...words('h hr hour hours heure heures', 1),
  ...words('d day days j jour jours 24h 24hr 24.h (24.h) 1d', 24),
  ...words('wk week weeks semaine semaines 7d', 168),
]);

const bodyWords: ReadonlyMap<string, 'kg' | 'm2'> = new Map([
  ['kg', 'kg'],
  ['kg{body}', 'kg'],
  ['m2', 'm2'],
  ['m^2', 'm2'],
  ['m\u00b2', 'm2'],
]);

/** `mg/kg/dose`: one administration, which is what a dose without a time means anyway. */
const singleWords: ReadonlySet<string> = new Set(['dose', '{dose}', 'prise', 'administration', '{administration}']);

/**
 * Reads `mg/kg`, `mg/m2`, `ug/h`, `mg/kg/d`, `ug/kg/min`, `[IU]/kg`, `mg/24h`, `mg/(kg.d)`, and the same as bedside systems write
 * them (`mcg`, `UI/kg/j`). null: not understood, or not a dose (`mmol/L`). `mg/kg.d` is refused: UCUM reads it as milligram-days
 * per kilogram, and whoever wrote it meant something else.
 */
export function doseUnit(unit: string): DoseUnit | null {
  const [amount, ...parts] = unit
    .replace(/\s+/g, '')
    .replace(/\/\((kg|m2)\.(min|h|d|wk)\)$/i, '/$1/$2')
    .split('/');
  if (amount === undefined || parts.length > 3) return null;
  const meaning = unitMeaning(amount, false);
  if (meaning === null || !dosed.has(meaning.dimension)) return null;
  let per: DoseUnit['per'] = null;
  let hours: number | null = null;
  let isSingle = false;
  for (const written of parts) {
    const part = written.toLowerCase();
    const body = bodyWords.get(part);
    const time = timeWords.get(part);
    if (body !== undefined && per === null) per = body;
    else if (time !== undefined && hours === null && !isSingle) hours = time;
    else if (singleWords.has(part) && hours === null && !isSingle) isSingle = true;
    else return null;
  }
  return { dimension: meaning.dimension, factor: meaning.factor, per, hours };
}

/** What a dose per weight or surface needs; null: not known. */
export interface BodyMeasures {
  readonly weightKg: number | null;
  readonly surfaceM2: number | null;
}

export type AbsoluteDose =
  | {
      readonly ok: true;
      readonly dimension: Dimension;
      /** In the base unit of the dimension: at once, or in `hours`. */
      readonly value: number;
      readonly hours: number | null;
    }
  | { readonly ok: false; readonly missing: 'unit' | 'weight' | 'bodySurface' };

/** The dose of this patient: "5 mg/kg" of 70 kg are 350 mg. An impossible weight or surface counts as missing. */
export function absoluteDose(dose: Quantity, { weightKg, surfaceM2 }: BodyMeasures): AbsoluteDose {
  const unit = doseUnit(dose.unit);
  if (unit === null || !Number.isFinite(dose.value) || dose.value < 0) return { ok: false, missing: 'unit' };
  const body = unit.per === null ? 1 : unit.per === 'kg' ? weightKg : surfaceM2;
  if (body === null || !Number.isFinite(body) || body <= 0)
    return { ok: false, missing: unit.per === 'm2' ? 'bodySurface' : 'weight' };
  const value = Number((dose.value * unit.factor * body).toPrecision(12));
  return { ok: true, dimension: unit.dimension, value, hours: unit.hours };
}

function words(spellings: string, hours: number): readonly (readonly [string, number])[] {
  return spellings.split(' ').map((word) => [word, hours] as const);
}
