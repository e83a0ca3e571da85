import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertQuantity } from './compareQuantities.ts';
import { micromolesPerMilligram } from './molarMass.ts';
import { convertByUcum } from './ucum.ts';
import { unitMeaning } from './units.ts';
import { unitTable } from './unitTable.ts';

/**
 * Dimensions that UCUM can convert within, with the code of their base. The others are arbitrary units, which UCUM never converts,
 * counts of pieces, and numbers without a dimension (`%` of one thing is no ratio of another, whatever UCUM says).
 */
const bases = {
  massConcentration: 'pg/mL',
  molarConcentration: 'pmol/L',
  cellCount: '/uL',
  mass: 'ng',
  length: 'mm',
  time: 'ms',
  pressure: 'mm[Hg]',
  frequency: '/min',
  flow: 'mL/min',
  massPerArea: 'kg/m2',
  amount: 'umol',
  volume: 'uL',
  energy: 'kcal',
} as const;

const rows = Object.entries(bases).flatMap(([dimension, base]) =>
  unitTable[dimension as keyof typeof bases].flatMap(([factor, spellings]) =>
    spellings.split(' ').map((spelling, index) => ({ dimension, base, factor, spelling, isCode: index === 0 })),
  ),
);

describe('the library of UCUM agrees with every row of the table', () => {
  test.each(rows.filter(({ isCode }) => isCode))('$spelling ($dimension)', ({ spelling, base, factor }) => {
    const byLibrary = convertByUcum(1, spelling, base) ?? Number.NaN;
    expect(Math.abs(byLibrary / factor - 1)).toBeLessThan(1e-9);
  });
  test('and no further spelling is a code of UCUM for something else of the kind', () => {
    for (const { spelling, base, factor } of rows) {
      const byLibrary = convertByUcum(1, spelling, base);
      if (byLibrary !== null) expect([spelling, Math.abs(byLibrary / factor - 1) < 1e-9]).toEqual([spelling, true]);
    }
  });
  test('units of enzymes: a microkatal is 60 units', () => {
    expect(convertByUcum(1, 'ukat/L', 'U/L')).toBeCloseTo(60, 9);
    expect(unitMeaning('ukat/L', false)?.factor).toBe(60);
  });
  test('a law: within a dimension any two spellings convert as UCUM converts their codes', () => {
    const codes = rows.filter(({ isCode }) => isCode);
    const code = fc.constantFrom(...codes);
    fc.assert(
      fc.property(code, code, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (from, to, value) => {
        if (from.dimension !== to.dimension) return;
        const ours = convertQuantity({ value, unit: from.spelling }, to.spelling) ?? Number.NaN;
        const theirs = convertByUcum(value, from.spelling, to.spelling) ?? Number.NaN;
        expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.abs(theirs));
      }),
    );
  });
});

describe('units that the table does not have', () => {
  test.each([
    ['umol/dL', 'molarConcentration', 1e7],
    ['mg/m3', 'massConcentration', 1e3],
    ['g%', 'massConcentration', 1e10],
    ['10*6/mL', 'cellCount', 1000],
    ['cm[H2O]', 'pressure', 0.735561272708],
    ['mL/s', 'flow', 60],
    ['wk', 'time', 604_800_000],
    ['pg', 'mass', 0.001],
  ])('%s is %s by the library', (unit, dimension, factor) => {
    expect(unitMeaning(unit, false)).toEqual({ dimension, factor });
  });
  test.each([
    'furlong',
    'mgg',
    // The library would take these for hours, square brackets and 24.h, and says that it guessed.
    'hour',
    'psi',
    'mg/24h',
    '{spoon}',
    'ug/kg/min',
    'mL/min/{BSA}',
    '{tablet}/d',
    'mg/kg',
    'mg/m2',
    'Cel',
    '[pH]',
    '',
    ' ',
    'mg/dL<b>',
    '((((mg',
    'x'.repeat(200),
  ])('"%s" is not understood', (unit) => expect(unitMeaning(unit, false)).toBeNull());
  test('more spellings than anybody sends are answered the same', () => {
    for (let count = 0; count < 3000; count += 1) expect(unitMeaning(`x${count}`, false)).toBeNull();
    expect(unitMeaning('umol/dL', false)?.factor).toBe(1e7);
  });
});

test('a million and a thousandth differ by their capital', () => {
  expect(unitMeaning('MUI', false)).toEqual({ dimension: 'biologicalUnits', factor: 1e6 });
  expect(unitMeaning('mUI', false)).toBeNull();
  expect(unitMeaning('mUI/L', false)?.factor).toBe(0.001);
});

test('giga per litre of cells is not gram per litre of a protein', () => {
  expect(unitMeaning('G/L', true)).toEqual({ dimension: 'cellCount', factor: 1000 });
  expect(unitMeaning('G/L', false)).toEqual({ dimension: 'massConcentration', factor: 1e9 });
});

test('molar masses lie where those of small molecules and proteins lie', () => {
  for (const [analyte, molar] of Object.entries(micromolesPerMilligram)) {
    const gramsPerMole = 1000 / molar;
    expect([analyte, gramsPerMole > 6.9 && gramsPerMole < 70_000]).toEqual([analyte, true]);
  }
});
