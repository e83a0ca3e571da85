import { convertByUcum } from './ucum.ts';
import { type Dimension, type UnitMeaning, unitTable } from './unitTable.ts';

export type { Dimension, UnitMeaning } from './unitTable.ts';

const meanings: ReadonlyMap<string, UnitMeaning> = new Map(
  Object.entries(unitTable).flatMap(([dimension, rows]) =>
    rows.flatMap(([factor, spellings]) =>
      // Object.entries widens the keys of a record to string; `unitTable` is typed by Dimension.
      spellings
        .split(' ')
        .map((spelling) => [unitKey(spelling), { dimension: dimension as Dimension, factor }] as const),
    ),
  ),
);

/** `G/L` is giga per litre in French blood counts and gram per litre elsewhere; only the capital tells them apart. */
const gigaPerLitre: UnitMeaning = { dimension: 'cellCount', factor: 1000 };

/** Where a capital is the difference between a millionth and a million: "4 MUI" of penicillin, "3 mUI/L" of thyrotropin. */
const byExactCase: ReadonlyMap<string, UnitMeaning> = new Map(
  (['MUI', 'MIU', 'M[IU]'] as const).map((unit) => [unit, { dimension: 'biologicalUnits', factor: 1e6 }] as const),
);

/**
 * Codes of UCUM to which the library can bring a unit that our table does not have. Arbitrary units stay out, and frequencies: to
 * UCUM `ug/kg/min` is one.
 */
const ucumBases: readonly (readonly [Dimension, string])[] = [
  ['massConcentration', 'pg/mL'],
  ['molarConcentration', 'pmol/L'],
  ['equivalentConcentration', 'neq/L'],
  ['cellCount', '/uL'],
  ['activityConcentration', 'U/L'],
  ['mass', 'ng'],
  ['length', 'mm'],
  ['time', 'ms'],
  ['pressure', 'mm[Hg]'],
  ['flow', 'mL/min'],
  ['amount', 'umol'],
  ['equivalents', 'meq'],
  ['volume', 'uL'],
  ['energy', 'kcal'],
];

/** What was found for spellings outside the table, so that a chart pays for each once. Bounded: a chart is not to be trusted. */
const remembered = new Map<string, UnitMeaning | null>();
const MOST_REMEMBERED = 1000;

/** What a unit means; null: not understood, so nothing may be concluded from the number. */
export function unitMeaning(unit: string, countsCells: boolean): UnitMeaning | null {
  if (countsCells && (unit === 'G/L' || unit === 'G/l')) return gigaPerLitre;
  const exact = byExactCase.get(unit) ?? meanings.get(unit);
  if (exact !== undefined) return exact;
  const known = remembered.get(unit);
  if (known !== undefined) return known;
  const found = meanings.get(unitKey(unit)) ?? meaningByUcum(unit.trim());
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(unit, found);
  return found;
}

function meaningByUcum(unit: string): UnitMeaning | null {
  // An annotation by itself is "1" to UCUM: "{puff}" would be any number of anything, "mL/min/{BSA}" a plain flow.
  if (/(?:^|[/.(])\{/.test(unit)) return null;
  for (const [dimension, base] of ucumBases) {
    const factor = convertByUcum(1, unit, base);
    if (factor !== null) return isProportional(unit, base, factor) ? { dimension, factor } : null;
  }
  return null;
}

/** False for scales with a zero or a logarithm of their own (`[pH]` leads to mol/L): no factor leads there. */
function isProportional(unit: string, base: string, factor: number): boolean {
  const threefold = convertByUcum(3, unit, base);
  return factor > 0 && threefold !== null && Math.abs(threefold / (3 * factor) - 1) < 1e-9;
}

/** Case carries no meaning in the units of the table (mega and molar, `M`, are left out for that reason), and writers vary it. */
function unitKey(unit: string): string {
  return unit
    .trim()
    .replace(/\s+/g, '')
    .replace(/[\u00b5\u03bc]/g, 'u')
    .toLowerCase();
}
