import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anionGap } from './anionGap.ts';
import { correctedCalcium } from './correctedCalcium.ts';

describe('calcium for albumin', () => {
  // 2.00 mmol/L at 20 g/L: 2.00 + 0.02 x 20; in mg/dL and g/dL 8.0 + 0.8 x 2 = 9.6 (2.395 mmol/L).
  test.each([
    ['mmol/L', 2, 'g/L', 20, 'common', 2.4],
    ['mmol/L', 2.3, 'g/L', 40, 'common', 2.3],
    ['mmol/L', 2.3, 'g/L', 45, 'common', 2.2],
    ['mg/dL', 8, 'g/dL', 2, 'common', 2.396],
    ['mmol/L', 2, 'g/L', 20, 'payne1973', 2.499],
    // Payne's own form: calcium - albumin + 4 in mg/dL and g/dL: 8 - 2 + 4 = 10 mg/dL.
    ['mg/dL', 8, 'g/dL', 2, 'payne1973', 2.4951],
  ] as const)('%s %f at %s %f, %s: %f mmol/L', (unit, calcium, albuminUnit, albumin, slope, expected) => {
    const corrected = correctedCalcium({ value: calcium, unit }, { value: albumin, unit: albuminUnit }, slope);
    expect(corrected).toBeCloseTo(expected, 3);
  });
  test.each([
    [0, 'mmol/L', 40, 'g/L'],
    [2.3, 'mmol/L', -1, 'g/L'],
    [2.3, 'mmHg', 40, 'g/L'],
    [2.3, 'mmol/L', 40, 'mmHg'],
    [Number.NaN, 'mmol/L', 40, 'g/L'],
    [0.1, 'mmol/L', 900, 'g/L'],
  ])('%f %s at %f %s: nothing', (calcium, unit, albumin, albuminUnit) => {
    expect(correctedCalcium({ value: calcium, unit }, { value: albumin, unit: albuminUnit })).toBeNull();
  });
});

describe('anion gap', () => {
  test('sodium less chloride and bicarbonate, potassium where the range includes it', () => {
    expect(anionGap({ sodium: 140.1, chloride: 104, bicarbonate: 24.1 })).toEqual({ gap: 12, albuminCorrected: null });
    expect(anionGap({ sodium: 140, potassium: 4, chloride: 104, bicarbonate: 24 })?.gap).toBe(16);
    expect(anionGap({ sodium: 130, chloride: 120, bicarbonate: 24 })?.gap).toBe(-14);
  });
  // Figge 1998: each gram per litre of albumin below 44 hides 0.25 mmol/L.
  test.each([
    [44, 12],
    [43, 12.25],
    [20, 18],
    [48, 11],
  ])('at an albumin of %i g/L a gap of 12 is %f', (albuminGPerL, expected) => {
    const gap = anionGap({ sodium: 140, chloride: 104, bicarbonate: 24, albuminGPerL });
    expect(gap?.albuminCorrected).toBe(expected);
  });
  test('what nobody has gives nothing', () => {
    expect(anionGap({ sodium: 0, chloride: 104, bicarbonate: 24 })).toBeNull();
    expect(anionGap({ sodium: 140, chloride: Number.NaN, bicarbonate: 24 })).toBeNull();
    expect(anionGap({ sodium: 140, chloride: 104, bicarbonate: 24, albuminGPerL: -3 })).toBeNull();
  });
});

test('a law: whatever goes in, a finite number or nothing comes out', () => {
  const any = fc.double();
  fc.assert(
    fc.property(any, any, any, any, (sodium, chloride, bicarbonate, albuminGPerL) => {
      const found = anionGap({ sodium, chloride, bicarbonate, albuminGPerL });
      const calcium = correctedCalcium({ value: sodium, unit: 'mmol/L' }, { value: chloride, unit: 'g/L' });
      for (const value of [found?.gap, found?.albuminCorrected, calcium])
        if (value != null) expect(Number.isFinite(value)).toBe(true);
    }),
  );
});
