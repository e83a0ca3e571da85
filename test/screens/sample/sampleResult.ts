import { codeSystems } from '../../../schema/coding.ts';
import type { Observation } from '../../../schema/chart/observation.ts';
import { at } from './sampleTime.ts';

const TESTS = {
  potassium: { loinc: '2823-3', text: 'Potassium', unit: 'mmol/L', low: 3.5, high: 5 },
  sodium: { loinc: '2951-2', text: 'Sodium', unit: 'mmol/L', low: 136, high: 145 },
  creatinine: { loinc: '14682-9', text: 'Creatinine', unit: 'umol/L', low: 45, high: 84 },
  inr: { loinc: '6301-6', text: 'INR', unit: '1', low: undefined, high: 1.2 },
  platelets: { loinc: '777-3', text: 'Platelets', unit: '10*9/L', low: 150, high: 400 },
  digoxinLevel: { loinc: '10535-3', text: 'Digoxin', unit: 'ug/L', low: 0.5, high: 0.9 },
  weight: { loinc: '29463-7', text: 'Weight', unit: 'kg', low: undefined, high: undefined },
  height: { loinc: '8302-2', text: 'Height', unit: 'cm', low: undefined, high: undefined },
} as const;

export type SampleTest = keyof typeof TESTS;

export function result(id: string, test: SampleTest, value: number, day: number, time: string): Observation {
  const { loinc, text, unit, low, high } = TESTS[test];
  return {
    id,
    status: 'final',
    category: test === 'weight' || test === 'height' ? 'vitalSigns' : 'laboratory',
    code: { codings: [{ system: codeSystems.loinc, code: loinc }], text },
    value: { value, unit },
    ...(low === undefined && high === undefined
      ? {}
      : {
          referenceRange: {
            ...(low === undefined ? {} : { low: { value: low, unit } }),
            ...(high === undefined ? {} : { high: { value: high, unit } }),
          },
        }),
    effectiveAt: at(day, time),
    issuedAt: at(day, time),
  };
}

export function course(
  test: SampleTest,
  values: readonly (readonly [day: number, time: string, value: number])[],
): readonly Observation[] {
  return values.map(([day, time, value]) => result(`${test}.${day}`, test, value, day, time));
}
