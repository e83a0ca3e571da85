import type { en } from '../catalogue/en.ts';

type UnitKey = Extract<keyof typeof en, `unit.${string}`>;

/** How a unit is said: a symbol that is the same in both languages, or a word of the catalogue. */
export type UnitName = { readonly symbol: string } | { readonly word: UnitKey };

const word = (key: UnitKey): UnitName => ({ word: key });
const symbol = (text: string): UnitName => ({ symbol: text });

/**
 * The parts of UCUM codes, and the spellings that senders use instead. Micrograms and units are always words: "ug" and
 * "U" have been read as "mg" and "0" (ISMP list of error-prone abbreviations, 2021).
 */
const UNITS: Readonly<Record<string, UnitName>> = {
  ug: word('unit.microgram'),
  mcg: word('unit.microgram'),
  µg: word('unit.microgram'),
  μg: word('unit.microgram'),
  ng: word('unit.nanogram'),
  mg: symbol('mg'),
  g: symbol('g'),
  kg: symbol('kg'),
  L: symbol('L'),
  l: symbol('L'),
  dL: symbol('dL'),
  dl: symbol('dL'),
  mL: symbol('mL'),
  ml: symbol('mL'),
  uL: symbol('µL'),
  ul: symbol('µL'),
  fL: symbol('fL'),
  mmol: symbol('mmol'),
  umol: symbol('µmol'),
  nmol: symbol('nmol'),
  pmol: symbol('pmol'),
  mol: symbol('mol'),
  meq: symbol('mEq'),
  mEq: symbol('mEq'),
  mosm: symbol('mOsm'),
  '[IU]': word('unit.unit'),
  '[iU]': word('unit.unit'),
  IU: word('unit.unit'),
  UI: word('unit.unit'),
  U: word('unit.unit'),
  "[arb'U]": word('unit.unit'),
  '{unit}': word('unit.unit'),
  '{units}': word('unit.unit'),
  unit: word('unit.unit'),
  units: word('unit.unit'),
  'm[IU]': word('unit.milliunit'),
  mU: word('unit.milliunit'),
  'm[iU]': word('unit.milliunit'),
  mIU: word('unit.milliunit'),
  'u[IU]': word('unit.microunit'),
  uU: word('unit.microunit'),
  '[MIU]': word('unit.millionUnits'),
  h: word('unit.hour'),
  hr: word('unit.hour'),
  hour: word('unit.hour'),
  min: word('unit.minute'),
  d: word('unit.day'),
  day: word('unit.day'),
  '24.h': word('unit.dayHours'),
  wk: word('unit.week'),
  mo: word('unit.month'),
  a: word('unit.year'),
  s: word('unit.second'),
  ms: symbol('ms'),
  tablet: word('unit.tablet'),
  '{tablet}': word('unit.tablet'),
  '{tbl}': word('unit.tablet'),
  TAB: word('unit.tablet'),
  '{Tablet}': word('unit.tablet'),
  capsule: word('unit.capsule'),
  '{capsule}': word('unit.capsule'),
  '{cap}': word('unit.capsule'),
  CAP: word('unit.capsule'),
  '{puff}': word('unit.puff'),
  puff: word('unit.puff'),
  '{drop}': word('unit.drop'),
  '[drp]': word('unit.drop'),
  drop: word('unit.drop'),
  '{patch}': word('unit.patch'),
  patch: word('unit.patch'),
  '{sachet}': word('unit.sachet'),
  sachet: word('unit.sachet'),
  '{suppository}': word('unit.suppository'),
  '{ampoule}': word('unit.ampoule'),
  '{vial}': word('unit.vial'),
  '{spray}': word('unit.spray'),
  '{application}': word('unit.application'),
  '{dose}': word('unit.dose'),
  '{bag}': word('unit.bag'),
  '{syringe}': word('unit.syringe'),
  '%': symbol('%'),
  Cel: symbol('°C'),
  cm: symbol('cm'),
  m: symbol('m'),
  m2: symbol('m²'),
  mm: symbol('mm'),
  'mm[Hg]': symbol('mmHg'),
  mmHg: symbol('mmHg'),
  '[lb_av]': symbol('lb'),
  '[in_i]': symbol('in'),
  '{1.73_m2}': word('unit.bodySurface'),
  '10*9': symbol('×10⁹'),
  '10*3': symbol('×10³'),
  '10*6': symbol('×10⁶'),
  '10*12': symbol('×10¹²'),
};

/** Units that say nothing after a number: a ratio such as the INR. */
const WITHOUT_WORDS = new Set(['1', '{INR}', '{ratio}', '{score}', '{#}', '']);

export function isWithoutWords(unit: string): boolean {
  return WITHOUT_WORDS.has(unit);
}

/** undefined: a unit that we do not know; it is shown as it was sent. */
export function unitName(code: string): UnitName | undefined {
  return Object.hasOwn(UNITS, code) ? UNITS[code] : undefined;
}
