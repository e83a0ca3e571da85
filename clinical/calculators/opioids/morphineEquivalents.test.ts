import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Route } from '../../../schema/chart/route.ts';
import { type DailyOpioid, isOpioid, morphineEquivalentsPerDay } from './morphineEquivalents.ts';
import { opioidFactors } from './opioidFactors.ts';

function opioid(substance: string, mgPerDay: number | null, route: Route = 'oral'): DailyOpioid {
  return { substance, mgPerDay, route };
}

describe('morphine milligram equivalents by the factors of CDC 2022', () => {
  test.each([
    // 25 ug/h of fentanyl are 60 MME (25 x 2.4), and 0.6 mg a day.
    ['fentanyl', 0.6, 'transdermal', 60],
    ['fentanyl', 0.3, 'transdermal', 30],
    ['codeine', 180, 'oral', 27],
    ['hydrocodone', 50, 'oral', 50],
    ['hydromorphone', 8, 'oral', 40],
    ['methadone', 10, 'oral', 47],
    ['morphine', 60, 'oral', 60],
    ['morphine', 60, 'enteralTube', 60],
    ['oxycodone', 30, 'oral', 45],
    ['oxymorphone', 20, 'oral', 60],
    ['tapentadol', 200, 'oral', 80],
    ['tramadol', 400, 'oral', 80],
  ] as const)('%s %f mg a day, %s: %f', (substance, mg, route, mme) => {
    const load = morphineEquivalentsPerDay([opioid(substance, mg, route)]);
    expect(load).toMatchObject({ mmePerDay: mme, isLowerBound: false, uncounted: [] });
  });

  // The arithmetic of the guideline's own page: each opioid by its factor, then the sum.
  test('several opioids add up, and what is no opioid is passed over', () => {
    const lines = [opioid('oxycodone', 40), opioid('tramadol', 150), opioid('ibuprofen', 1200)];
    expect(morphineEquivalentsPerDay(lines)?.mmePerDay).toBe(90);
    expect(morphineEquivalentsPerDay([opioid('ibuprofen', 1200)])).toBeNull();
    expect(morphineEquivalentsPerDay([])).toBeNull();
  });

  test.each([
    ['buprenorphine', 0.8, 'sublingual', 'partialAgonist'],
    ['buprenorphine', 0.84, 'transdermal', 'partialAgonist'],
    ['nalbuphine', 20, 'intravenous', 'partialAgonist'],
    ['pethidine', 100, 'oral', 'noFactor'],
    ['sufentanil', 0.1, 'intravenous', 'noFactor'],
    ['fentanyl', 0.4, 'sublingual', 'routeWithoutFactor'],
    ['fentanyl', 2.4, 'intravenous', 'routeWithoutFactor'],
    ['morphine', 10, 'intrathecal', 'routeWithoutFactor'],
    ['morphine', 10, 'unknown', 'routeWithoutFactor'],
    ['oxycodone', null, 'oral', 'doseUnknown'],
    ['oxycodone', Number.NaN, 'oral', 'doseUnknown'],
    ['oxycodone', -5, 'oral', 'doseUnknown'],
  ] as const)('%s (%s mg, %s) is not counted: %s', (substance, mg, route, reason) => {
    const load = morphineEquivalentsPerDay([opioid(substance, mg, route), opioid('morphine', 20)]);
    expect(load).toMatchObject({ mmePerDay: 20, isLowerBound: true, uncounted: [{ reason }] });
  });

  test('into a vein the oral factor is a lower bound, never the load', () => {
    expect(morphineEquivalentsPerDay([opioid('morphine', 30, 'intravenous')])).toMatchObject({
      mmePerDay: 30,
      isLowerBound: true,
    });
  });

  test('words that objects have anyway are no opioids', () => {
    for (const word of ['toString', '__proto__', 'constructor']) expect(isOpioid(word)).toBe(false);
  });

  test('a law: more of anything is never less, and the order of the lines does not matter', () => {
    const substance = fc.constantFrom(...Object.keys(opioidFactors), 'buprenorphine', 'paracetamol');
    const route = fc.constantFrom<Route>('oral', 'transdermal', 'intravenous', 'rectal');
    const mg = fc.option(fc.double());
    const line = fc.record({ substance, route, mgPerDay: mg });
    fc.assert(
      fc.property(fc.array(line), line, (lines, more) => {
        const load = morphineEquivalentsPerDay(lines)?.mmePerDay ?? 0;
        const withMore = morphineEquivalentsPerDay([...lines, more])?.mmePerDay ?? 0;
        expect(Number.isNaN(load)).toBe(false);
        expect(withMore).toBeGreaterThanOrEqual(load);
        const reversed = morphineEquivalentsPerDay(lines.toReversed())?.mmePerDay ?? 0;
        expect(Math.abs(reversed - load)).toBeLessThanOrEqual(1e-9 * load);
      }),
    );
  });
});
