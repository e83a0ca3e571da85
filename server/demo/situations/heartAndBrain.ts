import type { PatientPlan } from '../plan/patientPlan.ts';
import { BEDTIME, EVENING, MORNING, NOON, THREE_TIMES, TWICE } from '../plan/rounds.ts';

export const heartAndBrain: readonly PatientPlan[] = [
  {
    story: 'Three drugs that prolong QT (amiodarone, citalopram, ondansetron), QTc 512 ms',
    sex: 'female',
    ageYears: 73,
    weightKg: 64,
    heightCm: 161,
    admittedDaysAgo: 3,
    allergies: 'none',
    diagnoses: ['atrialFibrillation', 'depression'],
    orders: [
      { drug: 'amiodarone', dose: [200, 'mg'], route: 'oral', rhythm: MORNING, naming: 'rxNorm' },
      { drug: 'citalopram', dose: [20, 'mg'], route: 'oral', rhythm: MORNING, naming: 'atc' },
      { drug: 'ondansetron', dose: [4, 'mg'], route: 'intravenous', rhythm: THREE_TIMES, startedDaysAgo: 1 },
      { drug: 'apixaban', dose: [5, 'mg'], route: 'oral', rhythm: TWICE },
    ],
    results: {
      qtcInterval: [
        [70, 468],
        [3, 512],
      ],
      potassium: [
        [70, 3.9],
        [26, 3.7],
        [3, 3.5],
      ],
    },
  },
  {
    story: 'Simvastatin 40 mg with clarithromycin, muscle pain',
    sex: 'male',
    ageYears: 66,
    weightKg: 84,
    heightCm: 177,
    admittedDaysAgo: 4,
    allergies: 'none',
    diagnoses: ['pneumonia', 'hyperlipidaemia'],
    orders: [
      { drug: 'simvastatin', dose: [40, 'mg'], route: 'oral', rhythm: EVENING, startedDaysAgo: 900 },
      { drug: 'clarithromycin', dose: [500, 'mg'], route: 'oral', rhythm: TWICE, startedDaysAgo: 3 },
      { drug: 'salbutamol', dose: [2, '{puff}'], route: 'inhalation', rhythm: { everyHours: 6 }, asNeeded: true },
    ],
    results: {
      creatineKinase: [[2, 640]],
      leucocytes: [
        [92, 14.2],
        [50, 12.1],
        [2, 10.4],
      ],
    },
  },
  {
    story: 'Morphine with lorazepam and zopiclone in a person of 91',
    sex: 'female',
    ageYears: 91,
    weightKg: 47,
    heightCm: 152,
    admittedDaysAgo: 2,
    allergies: 'none',
    diagnoses: ['hipFracture', 'dementia'],
    orders: [
      { drug: 'morphine', dose: [10, 'mg'], route: 'oral', rhythm: { everyHours: 12 }, naming: 'brand' },
      { drug: 'lorazepam', dose: [1, 'mg'], route: 'oral', rhythm: BEDTIME },
      { drug: 'zopiclone', dose: [7.5, 'mg'], route: 'oral', rhythm: BEDTIME },
      { drug: 'enoxaparin', dose: [4000, '[IU]'], route: 'subcutaneous', rhythm: EVENING },
      { drug: 'macrogol', dose: [1, '{sachet}'], route: 'oral', rhythm: MORNING },
    ],
    results: {},
  },
  {
    story: 'Sertraline with tramadol and linezolid: serotonin syndrome',
    sex: 'male',
    ageYears: 58,
    weightKg: 76,
    heightCm: 174,
    admittedDaysAgo: 5,
    allergies: 'none',
    diagnoses: ['cellulitis', 'depression'],
    orders: [
      { drug: 'sertraline', dose: [100, 'mg'], route: 'oral', rhythm: MORNING, startedDaysAgo: 300 },
      { drug: 'tramadol', dose: [100, 'mg'], route: 'oral', rhythm: { everyHours: 8 } },
      { drug: 'linezolid', dose: [600, 'mg'], route: 'intravenous', rhythm: { everyHours: 12 }, startedDaysAgo: 2 },
    ],
    results: {
      heartRate: [
        [26, 96],
        [2, 114],
      ],
    },
  },
  {
    story: 'Lithium with naproxen and a lithium level of 1.6',
    sex: 'female',
    ageYears: 54,
    weightKg: 71,
    heightCm: 165,
    admittedDaysAgo: 3,
    allergies: 'none',
    diagnoses: ['bipolarDisorder', 'osteoarthritis'],
    orders: [
      { drug: 'lithium', dose: [400, 'mg'], route: 'oral', rhythm: TWICE, startedDaysAgo: 800 },
      { drug: 'naproxen', dose: [550, 'mg'], route: 'oral', rhythm: TWICE, startedDaysAgo: 5, naming: 'brand' },
      { drug: 'quetiapine', dose: [200, 'mg'], route: 'oral', rhythm: BEDTIME },
    ],
    results: {
      lithiumLevel: [
        [1400, 0.7],
        [3, 1.6],
      ],
      creatinine: [
        [70, 74],
        [3, 112],
      ],
    },
  },
  {
    story: 'Clozapine with neutrophils of 0.9',
    sex: 'male',
    ageYears: 37,
    weightKg: 92,
    heightCm: 181,
    admittedDaysAgo: 8,
    allergies: 'none',
    diagnoses: ['schizophrenia'],
    orders: [
      { drug: 'clozapine', dose: [300, 'mg'], route: 'oral', rhythm: BEDTIME, startedDaysAgo: 70 },
      { drug: 'macrogol', dose: [1, '{sachet}'], route: 'oral', rhythm: MORNING },
    ],
    results: {
      neutrophils: [
        [170, 2.4],
        [26, 1.3],
        [3, 0.9],
      ],
      leucocytes: [
        [170, 4.6],
        [26, 3.1],
        [3, 2.6],
      ],
    },
  },
  {
    story: 'Valproate with meropenem: the level has collapsed',
    sex: 'male',
    ageYears: 44,
    weightKg: 74,
    heightCm: 178,
    admittedDaysAgo: 7,
    allergies: 'none',
    diagnoses: ['epilepsy', 'pyelonephritis'],
    orders: [
      {
        drug: 'valproate',
        dose: [500, 'mg'],
        route: 'oral',
        rhythm: THREE_TIMES,
        startedDaysAgo: 1500,
        naming: 'salt',
      },
      { drug: 'meropenem', dose: [1, 'g'], route: 'intravenous', rhythm: { everyHours: 8 }, startedDaysAgo: 3 },
    ],
    results: {
      valproateLevel: [
        [170, 78],
        [26, 31],
        [3, 18],
      ],
    },
  },
  {
    story: 'Rapid insulin at fixed doses with glucose 2.9',
    sex: 'female',
    ageYears: 68,
    weightKg: 73,
    heightCm: 162,
    admittedDaysAgo: 4,
    allergies: 'none',
    diagnoses: ['diabetes'],
    orders: [
      { drug: 'insulinAspart', dose: [12, '[IU]'], route: 'subcutaneous', rhythm: ['08:00', '12:00', '19:00'] },
      { drug: 'insulinGlargine', dose: [28, '[IU]'], route: 'subcutaneous', rhythm: BEDTIME },
      { drug: 'metformin', dose: [850, 'mg'], route: 'oral', rhythm: TWICE },
      { drug: 'aspirin', dose: [75, 'mg'], route: 'oral', rhythm: NOON },
    ],
    results: {
      glucose: [
        [50, 8.9],
        [26, 6.1],
        [14, 4.2],
        [1.4, 2.9],
      ],
    },
  },
  {
    story: 'Verapamil with bisoprolol, heart rate 41',
    sex: 'male',
    ageYears: 80,
    weightKg: 77,
    heightCm: 171,
    admittedDaysAgo: 2,
    allergies: 'none',
    diagnoses: ['ischaemicHeartDisease', 'hypertension'],
    orders: [
      { drug: 'verapamil', dose: [120, 'mg'], route: 'oral', rhythm: TWICE, startedDaysAgo: 1 },
      { drug: 'bisoprolol', dose: [10, 'mg'], route: 'oral', rhythm: MORNING },
      { drug: 'pravastatin', dose: [40, 'mg'], route: 'oral', rhythm: BEDTIME },
    ],
    results: {
      heartRate: [
        [38, 66],
        [14, 52],
        [2, 41],
      ],
    },
  },
];
