import type { PatientPlan } from '../plan/patientPlan.ts';
import { BEDTIME, EVENING, FOUR_TIMES, MORNING, NOON, TWICE } from '../plan/rounds.ts';

export const bleedingAndClotting: readonly PatientPlan[] = [
  {
    story: 'Warfarin with miconazole oral gel, INR rising to 5.8',
    sex: 'female',
    ageYears: 71,
    weightKg: 66,
    heightCm: 163,
    admittedDaysAgo: 6,
    allergies: 'none',
    diagnoses: ['mechanicalValve', 'oralCandidiasis'],
    orders: [
      { drug: 'warfarin', dose: [5, 'mg'], route: 'oral', rhythm: EVENING, startedDaysAgo: 400, naming: 'rxNorm' },
      {
        drug: 'miconazole',
        dose: [125, 'mg'],
        route: 'buccal',
        rhythm: FOUR_TIMES,
        startedDaysAgo: 4,
        words: 'DAKTARIN 2 %, gel buccal',
        naming: 'atc',
        form: 'gel',
      },
      { drug: 'bisoprolol', dose: [5, 'mg'], route: 'oral', rhythm: MORNING },
    ],
    results: {
      inr: [
        [140, 2.6],
        [92, 2.9],
        [44, 3.9],
        [2.3, 5.8],
      ],
      haemoglobin: [
        [140, 12.8],
        [2.3, 11.4],
      ],
    },
  },
  {
    story: 'Apixaban with ibuprofen, and haemoglobin falling',
    sex: 'male',
    ageYears: 69,
    weightKg: 82,
    heightCm: 176,
    admittedDaysAgo: 3,
    allergies: 'none',
    diagnoses: ['atrialFibrillation', 'gout'],
    orders: [
      { drug: 'apixaban', dose: [5, 'mg'], route: 'oral', rhythm: TWICE },
      { drug: 'ibuprofen', dose: [400, 'mg'], route: 'oral', rhythm: { everyHours: 8 }, startedDaysAgo: 2 },
      { drug: 'bisoprolol', dose: [2.5, 'mg'], route: 'oral', rhythm: MORNING },
      { drug: 'pantoprazole', dose: [20, 'mg'], route: 'oral', rhythm: MORNING },
    ],
    results: {
      haemoglobin: [
        [68, 13.1],
        [44, 12],
        [2, 10.2],
      ],
    },
  },
  {
    story: 'Unfractionated heparin since five days and no platelet count since it began',
    sex: 'male',
    ageYears: 63,
    weightKg: 90,
    heightCm: 180,
    admittedDaysAgo: 6,
    allergies: 'none',
    diagnoses: ['pulmonaryEmbolism'],
    onlyTheseResults: true,
    orders: [
      {
        drug: 'heparin',
        rate: [1250, '[IU]/h'],
        route: 'intravenous',
        rhythm: 'continuous',
        startedDaysAgo: 5.2,
        naming: 'rxNorm',
      },
      { drug: 'paracetamol', dose: [1, 'g'], route: 'oral', rhythm: { everyHours: 6 }, asNeeded: true },
    ],
    results: {
      platelets: [[144, 265]],
      creatinine: [
        [96, 82],
        [2, 85],
      ],
      potassium: [
        [96, 4.2],
        [2, 4.4],
      ],
      haemoglobin: [
        [96, 13.8],
        [2, 13.4],
      ],
      heartRate: [
        [14, 88],
        [2, 82],
      ],
      systolicPressure: [
        [14, 128],
        [2, 124],
      ],
      diastolicPressure: [
        [14, 76],
        [2, 72],
      ],
    },
  },
  {
    story:
      'Three agents that thin the blood: aspirin, clopidogrel and rivaroxaban at full dose, without gastric protection',
    sex: 'male',
    ageYears: 78,
    weightKg: 70,
    heightCm: 170,
    admittedDaysAgo: 2,
    allergies: 'none',
    diagnoses: ['myocardialInfarction', 'atrialFibrillation'],
    orders: [
      { drug: 'aspirin', dose: [75, 'mg'], route: 'oral', rhythm: NOON },
      { drug: 'clopidogrel', dose: [75, 'mg'], route: 'oral', rhythm: MORNING },
      { drug: 'rivaroxaban', dose: [20, 'mg'], route: 'oral', rhythm: EVENING },
      { drug: 'atorvastatin', dose: [80, 'mg'], route: 'oral', rhythm: BEDTIME },
      { drug: 'ramipril', dose: [2.5, 'mg'], route: 'oral', rhythm: MORNING },
    ],
    results: {},
  },
];
