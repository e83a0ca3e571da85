import type { Analyte } from '../../../schema/knowledge/analyte.ts';

/** One way to report a test: LOINC code, UCUM unit, and how to get there from the unit that plans are written in. */
export interface Reporting {
  readonly loinc: string;
  readonly words: string;
  readonly unit: string;
  readonly factor: number;
  readonly decimals: number;
  readonly low?: number;
  readonly high?: number;
}

interface DemoTest {
  readonly category: 'laboratory' | 'vitalSigns' | 'other';
  /** The first is the unit of the plans; a hospital whose laboratory prefers another reports in that. */
  readonly reportings: readonly [Reporting, ...Reporting[]];
}

const laboratory = (...reportings: DemoTest['reportings']): DemoTest => ({ category: 'laboratory', reportings });
const measure = (...reportings: DemoTest['reportings']): DemoTest => ({ category: 'vitalSigns', reportings });

/** The creatinine constant is 88.42 umol/L per mg/dL; glucose 18.016 mg/dL per mmol/L (molar masses 113.12 and 180.16). */
export const tests = {
  potassium: laboratory({
    loinc: '2823-3',
    words: 'Potassium',
    unit: 'mmol/L',
    factor: 1,
    decimals: 1,
    low: 3.5,
    high: 5,
  }),
  sodium: laboratory({ loinc: '2951-2', words: 'Sodium', unit: 'mmol/L', factor: 1, decimals: 0, low: 136, high: 145 }),
  creatinine: laboratory(
    { loinc: '14682-9', words: 'Créatinine', unit: 'umol/L', factor: 1, decimals: 0, low: 45, high: 104 },
    { loinc: '2160-0', words: 'Creatinine', unit: 'mg/dL', factor: 1 / 88.42, decimals: 2, low: 0.5, high: 1.18 },
  ),
  urea: laboratory({ loinc: '22664-7', words: 'Urea', unit: 'mmol/L', factor: 1, decimals: 1, low: 2.5, high: 7.8 }),
  glucose: laboratory(
    { loinc: '14749-6', words: 'Glucose', unit: 'mmol/L', factor: 1, decimals: 1, low: 3.9, high: 7.8 },
    { loinc: '2345-7', words: 'Glucose', unit: 'mg/dL', factor: 18.016, decimals: 0, low: 70, high: 140 },
  ),
  haemoglobin: laboratory(
    { loinc: '718-7', words: 'Haemoglobin', unit: 'g/dL', factor: 1, decimals: 1, low: 12, high: 16 },
    { loinc: '718-7', words: 'Hémoglobine', unit: 'g/L', factor: 10, decimals: 0, low: 120, high: 160 },
  ),
  platelets: laboratory({
    loinc: '777-3',
    words: 'Platelets',
    unit: '10*9/L',
    factor: 1,
    decimals: 0,
    low: 150,
    high: 400,
  }),
  leucocytes: laboratory({
    loinc: '6690-2',
    words: 'Leucocytes',
    unit: '10*9/L',
    factor: 1,
    decimals: 1,
    low: 4,
    high: 10,
  }),
  neutrophils: laboratory({
    loinc: '751-8',
    words: 'Neutrophils',
    unit: '10*9/L',
    factor: 1,
    decimals: 1,
    low: 1.8,
    high: 7.5,
  }),
  inr: laboratory({ loinc: '6301-6', words: 'INR', unit: '{INR}', factor: 1, decimals: 1, low: 0.9, high: 1.2 }),
  alanineAminotransferase: laboratory({
    loinc: '1742-6',
    words: 'Alanine aminotransferase',
    unit: 'U/L',
    factor: 1,
    decimals: 0,
    high: 45,
  }),
  aspartateAminotransferase: laboratory({
    loinc: '1920-8',
    words: 'Aspartate aminotransferase',
    unit: 'U/L',
    factor: 1,
    decimals: 0,
    high: 40,
  }),
  bilirubin: laboratory({ loinc: '14631-6', words: 'Bilirubin', unit: 'umol/L', factor: 1, decimals: 0, high: 21 }),
  creatineKinase: laboratory({
    loinc: '2157-6',
    words: 'Creatine kinase',
    unit: 'U/L',
    factor: 1,
    decimals: 0,
    high: 190,
  }),
  magnesium: laboratory({
    loinc: '2601-3',
    words: 'Magnesium',
    unit: 'mmol/L',
    factor: 1,
    decimals: 2,
    low: 0.7,
    high: 1,
  }),
  calcium: laboratory({
    loinc: '2000-8',
    words: 'Calcium',
    unit: 'mmol/L',
    factor: 1,
    decimals: 2,
    low: 2.2,
    high: 2.6,
  }),
  albumin: laboratory({ loinc: '1751-7', words: 'Albumin', unit: 'g/L', factor: 1, decimals: 0, low: 35, high: 50 }),
  thyrotropin: laboratory({
    loinc: '3016-3',
    words: 'Thyrotropin',
    unit: 'm[IU]/L',
    factor: 1,
    decimals: 1,
    low: 0.4,
    high: 4,
  }),
  haemoglobinA1c: laboratory({ loinc: '4548-4', words: 'Haemoglobin A1c', unit: '%', factor: 1, decimals: 1, high: 6 }),
  lithiumLevel: laboratory({
    loinc: '14334-7',
    words: 'Lithium',
    unit: 'mmol/L',
    factor: 1,
    decimals: 2,
    low: 0.5,
    high: 0.8,
  }),
  digoxinLevel: laboratory({
    loinc: '10535-3',
    words: 'Digoxin',
    unit: 'ug/L',
    factor: 1,
    decimals: 1,
    low: 0.5,
    high: 0.9,
  }),
  valproateLevel: laboratory({
    loinc: '4086-5',
    words: 'Valproate',
    unit: 'mg/L',
    factor: 1,
    decimals: 0,
    low: 50,
    high: 100,
  }),
  vancomycinLevel: laboratory({
    loinc: '4092-3',
    words: 'Vancomycin trough',
    unit: 'mg/L',
    factor: 1,
    decimals: 1,
    low: 15,
    high: 20,
  }),
  tacrolimusLevel: laboratory({
    loinc: '11253-2',
    words: 'Tacrolimus',
    unit: 'ug/L',
    factor: 1,
    decimals: 1,
    low: 5,
    high: 12,
  }),
  qtcInterval: {
    category: 'other',
    reportings: [{ loinc: '8636-3', words: 'QTc interval', unit: 'ms', factor: 1, decimals: 0, high: 460 }],
  },
  weight: measure({ loinc: '29463-7', words: 'Body weight', unit: 'kg', factor: 1, decimals: 1 }),
  height: measure({ loinc: '8302-2', words: 'Body height', unit: 'cm', factor: 1, decimals: 0 }),
  heartRate: measure({
    loinc: '8867-4',
    words: 'Heart rate',
    unit: '/min',
    factor: 1,
    decimals: 0,
    low: 50,
    high: 100,
  }),
  systolicPressure: measure({
    loinc: '8480-6',
    words: 'Systolic blood pressure',
    unit: 'mm[Hg]',
    factor: 1,
    decimals: 0,
    low: 100,
    high: 140,
  }),
  diastolicPressure: measure({
    loinc: '8462-4',
    words: 'Diastolic blood pressure',
    unit: 'mm[Hg]',
    factor: 1,
    decimals: 0,
    low: 60,
    high: 90,
  }),
} as const satisfies Partial<Record<Analyte, DemoTest>>;

export type TestKey = keyof typeof tests;
export type { DemoTest };
