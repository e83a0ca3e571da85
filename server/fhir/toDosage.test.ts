import { expect, test } from 'vitest';
import { only, order, patient } from '../testing/fhirSamples.ts';

const dosed = (instruction: object) =>
  only(patient, { ...order, dosageInstruction: [instruction] }).orders[0]?.dosages[0];
const mg = (value: number) => ({ value, unit: 'mg' });

test('of several amounts the ordered one; of several that contradict each other none', () => {
  const [calculated, ordered] = [
    { doseQuantity: mg(480) },
    { doseQuantity: mg(500), type: { coding: [{ code: 'ordered' }] } },
  ];
  expect(dosed({ doseAndRate: [calculated, ordered] })?.dose?.value).toBe(500);
  expect(dosed({ doseAndRate: [calculated, { doseQuantity: mg(500) }] })?.dose).toBeUndefined();
  expect(dosed({ doseAndRate: [calculated, calculated] })?.dose?.value).toBe(480);
  const rate = { rateQuantity: { value: 10, unit: 'mg/h' } };
  expect(dosed({ doseAndRate: [calculated, rate] })).toMatchObject({ dose: { value: 480 }, rate: { value: 10 } });
});

test('a code that contradicts the times beside it leaves none; one that agrees leaves them', () => {
  const coded = (code: string, frequency: number) =>
    dosed({ timing: { code: { text: code }, repeat: { frequency, period: 1, periodUnit: 'd' } } })?.timing;
  expect(coded('Q1H', 1)).toEqual({});
  expect(coded('Q12H', 2)).toEqual({ frequency: 2, period: 1, periodUnit: 'd' });
  expect(coded('as the ward does', 2)).toEqual({ frequency: 2, period: 1, periodUnit: 'd' });
});
