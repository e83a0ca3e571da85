import { describe, expect, test } from 'vitest';
import type { Dosage } from '../../schema/chart/dosage.ts';
import type { Strength } from '../resolver/readAmount.ts';
import type { Line } from './lines.ts';
import { addedUp, dailyAmount, isDoseReadFromText, largestSingleAmount } from './dailyDose.ts';

const PARACETAMOL = 0;
const TRAMADOL = 1;

/** A line whose name was read as these strengths. */
function line(strengths: readonly (readonly [number, Strength, number?])[], dosage: Partial<Dosage>): Line {
  const substances = strengths.map(([substance]) => substance);
  return {
    order: {
      id: 'line',
      revision: 1,
      status: 'active',
      medication: { codings: [], text: 'a medicine' },
      dosages: [{ route: 'oral', timing: {}, asNeeded: false, ...dosage }],
      start: null,
      end: null,
      authoredOn: null,
      category: 'inpatient',
    },
    resolution: {
      recognised: true,
      substances,
      matchedBy: 'name',
      byIngredient: null,
      strengths: strengths.map(([substance, strength, containerMl]) =>
        containerMl === undefined ? { substance, strength } : { substance, strength, containerMl },
      ),
    },
    substances,
    given: true,
    startMs: -Infinity,
    endMs: Infinity,
    routes: ['oral'],
    setting: 'ward',
  };
}
const mg = (value: number): Strength => ({ numerator: { value, unit: 'mg' } });
const mgPerMl = (value: number): Strength => ({ ...mg(value), denominator: { value: 1, unit: 'mL' } });
const thrice = { frequency: 3, period: 1, periodUnit: 'd' } as const;
const inMg = (amount: ReturnType<typeof dailyAmount>) => (amount === null ? null : amount.value / 1e6);

test('a dose or a rate of nothing is one that nobody filled in', () => {
  const dose = { value: 0, unit: 'mg' };
  expect(dailyAmount(line([[PARACETAMOL, mg(500)]], { dose, timing: thrice }), PARACETAMOL)).toBeNull();
  const rate = { value: 0, unit: 'mg/h' };
  expect(dailyAmount(line([[PARACETAMOL, mg(500)]], { rate, timing: { continuous: true } }), PARACETAMOL)).toBeNull();
});

test('a limit a day bounds what is taken as needed, and not what is given by the clock', () => {
  const given = { dose: { value: 2000, unit: 'mg' }, timing: thrice, maximumDailyDose: { value: 4000, unit: 'mg' } };
  const daily = (more: Partial<Dosage>) =>
    inMg(dailyAmount(line([[PARACETAMOL, mg(500)]], { ...given, ...more }), PARACETAMOL));
  expect(daily({ asNeeded: true })).toBe(4000);
  expect(daily({})).toBe(6000);
  expect(daily({ dose: { value: 1000, unit: 'mg' } })).toBe(4000);
});

test('doses add up across products: 500 mg and 37.5/325 mg of paracetamol are 825 mg a dose', () => {
  const alone = line([[PARACETAMOL, mg(500)]], { dose: { value: 1, unit: '{tbl}' }, timing: thrice });
  const both = line(
    [
      [TRAMADOL, mg(37.5)],
      [PARACETAMOL, mg(325)],
    ],
    { dose: { value: 1, unit: '{tbl}' }, timing: thrice },
  );
  expect(inMg(addedUp([largestSingleAmount(alone, PARACETAMOL), largestSingleAmount(both, PARACETAMOL)]))).toBe(825);
  expect(inMg(addedUp([dailyAmount(alone, PARACETAMOL), dailyAmount(both, PARACETAMOL)]))).toBe(2475);
  expect(inMg(dailyAmount(both, TRAMADOL))).toBe(112.5);
});

describe('what a dose is of', () => {
  test.each<[string, Strength, number | undefined, Partial<Dosage>, number | null]>([
    ['tablets', mg(500), undefined, { dose: { value: 2, unit: '1' }, timing: thrice }, 3000],
    ['comprimés', mg(500), undefined, { dose: { value: 2, unit: 'comprimé(s)' }, timing: thrice }, 3000],
    ['millilitres', mgPerMl(24), undefined, { dose: { value: 5, unit: 'mL' }, timing: thrice }, 360],
    ['an ampoule of 5 mL', mgPerMl(10), 5, { dose: { value: 1, unit: 'ampoule' }, timing: thrice }, 150],
    [
      'an ampoule of unknown size',
      mgPerMl(10),
      undefined,
      { dose: { value: 1, unit: 'ampoule' }, timing: thrice },
      null,
    ],
    ['tablets of a solution', mgPerMl(10), 5, { dose: { value: 1, unit: '{tbl}' }, timing: thrice }, null],
    ['drops', mg(40), undefined, { dose: { value: 10, unit: '{drop}' }, timing: thrice }, null],
    ['millilitres of a tablet', mg(500), undefined, { dose: { value: 5, unit: 'mL' }, timing: thrice }, null],
    [
      'an infusion in millilitres per hour',
      mgPerMl(2),
      undefined,
      { rate: { value: 3, unit: 'mL/h' }, timing: { continuous: true } },
      144,
    ],
    [
      'a range',
      mg(500),
      undefined,
      { doseRange: { low: { value: 1, unit: '{tbl}' }, high: { value: 2, unit: '{tbl}' } }, timing: thrice },
      3000,
    ],
  ])('%s', (_name, strength, container, dosage, expected) => {
    const entry = container === undefined ? ([0, strength] as const) : ([0, strength, container] as const);
    expect(inMg(dailyAmount(line([entry], dosage), 0))).toBe(expected);
  });

  test('a patch gives its rate all day, however seldom it is changed', () => {
    const rate: Strength = { numerator: { value: 25, unit: 'ug' }, denominator: { value: 1, unit: 'h' } };
    const patch = line([[0, rate]], {
      dose: { value: 1, unit: '{patch}' },
      timing: { frequency: 1, period: 72, periodUnit: 'h' },
    });
    expect(inMg(dailyAmount(patch, 0))).toBe(0.6);
    expect(largestSingleAmount(patch, 0)).toBeNull();
  });

  test('so does a patch that is ordered by its rate and by when it is changed; an infusion with times is not that', () => {
    const timing = { frequency: 1, period: 72, periodUnit: 'h' } as const;
    const rate = { value: 50, unit: 'ug/h' };
    expect(inMg(dailyAmount(line([[0, mg(1)]], { route: 'transdermal', rate, timing }), 0))).toBe(1.2);
    expect(dailyAmount(line([[0, mg(1)]], { route: 'intravenous', rate, timing }), 0)).toBeNull();
  });

  test('doses per kilogram need the weight', () => {
    const infusion = line([[0, mg(500)]], { rate: { value: 0.1, unit: 'mg/kg/h' }, timing: { continuous: true } });
    expect(inMg(dailyAmount(infusion, 0, 70))).toBeCloseTo(168, 9);
    expect(dailyAmount(infusion, 0)).toBeNull();
    const dose = line([[0, mg(500)]], { dose: { value: 15, unit: 'mg/kg' }, timing: thrice });
    expect(inMg(dailyAmount(dose, 0, 20))).toBe(900);
    expect(dailyAmount(dose, 0)).toBeNull();
  });
});

describe('a weight of a combination', () => {
  test.each([
    [325, 325, 37.5],
    [362.5, 325, 37.5],
    [650, 650, 75],
    [500, null, null],
    [37.5, null, null],
  ])('%f mg of 37.5 mg/325 mg', (ordered, paracetamol, tramadol) => {
    const both = line(
      [
        [TRAMADOL, mg(37.5)],
        [PARACETAMOL, mg(325)],
      ],
      {
        dose: { value: ordered, unit: 'mg' },
        timing: thrice,
      },
    );
    expect(inMg(largestSingleAmount(both, PARACETAMOL))).toBe(paracetamol);
    expect(inMg(largestSingleAmount(both, TRAMADOL))).toBe(tramadol);
  });
});

describe('an order in words only', () => {
  test('is counted, and said to be read from words', () => {
    const written = line([[0, mg(500)]], { text: '2 cp matin et soir' });
    expect(inMg(dailyAmount(written, 0))).toBe(2000);
    expect(isDoseReadFromText(written)).toBe(true);
  });
  test('is not read where something structured stands beside it', () => {
    const written = line([[0, mg(500)]], { text: '2 cp matin et soir', timing: thrice });
    expect(dailyAmount(written, 0)).toBeNull();
    expect(isDoseReadFromText(written)).toBe(false);
  });
});
