import type { Random } from '../plan/random.ts';
import type { OrderPlan, PatientPlan } from '../plan/patientPlan.ts';
import type { DiagnosisKey } from '../plan/diagnoses.ts';
import { BEDTIME, EVENING, MORNING, NOON, TWICE } from '../plan/rounds.ts';

interface QuietCourse {
  readonly diagnoses: readonly DiagnosisKey[];
  readonly ages: readonly [number, number];
  readonly orders: readonly OrderPlan[];
  readonly results?: PatientPlan['results'];
}

const PARACETAMOL: OrderPlan = {
  drug: 'paracetamol',
  dose: [1, 'g'],
  route: 'oral',
  rhythm: { everyHours: 8 },
  asNeeded: true,
};
const MACROGOL: OrderPlan = { drug: 'macrogol', dose: [1, '{sachet}'], route: 'oral', rhythm: MORNING };

/** Ordinary stays with ordinary treatment, every input fresh: the right answer is silence. */
const QUIET_COURSES: readonly [QuietCourse, ...QuietCourse[]] = [
  {
    diagnoses: ['hypertension', 'ankleFracture'],
    ages: [42, 63],
    orders: [
      { drug: 'amlodipine', dose: [5, 'mg'], route: 'oral', rhythm: MORNING, startedDaysAgo: 600 },
      PARACETAMOL,
      MACROGOL,
    ],
  },
  {
    diagnoses: ['cholecystectomy'],
    ages: [28, 60],
    orders: [
      { ...PARACETAMOL, route: 'intravenous', asNeeded: false, rhythm: { everyHours: 6 } },
      { drug: 'enoxaparin', dose: [4000, '[IU]'], route: 'subcutaneous', rhythm: EVENING, naming: 'rxNorm' },
      MACROGOL,
    ],
  },
  {
    diagnoses: ['hypothyroidism', 'osteoarthritis'],
    ages: [45, 64],
    orders: [
      { drug: 'levothyroxine', dose: [75, 'ug'], route: 'oral', rhythm: ['07:00'], startedDaysAgo: 900 },
      PARACETAMOL,
      MACROGOL,
    ],
    results: { thyrotropin: [[60, 1.9]] },
  },
  {
    diagnoses: ['hyperlipidaemia', 'hypertension'],
    ages: [48, 64],
    orders: [
      { drug: 'atorvastatin', dose: [20, 'mg'], route: 'oral', rhythm: BEDTIME, startedDaysAgo: 700 },
      { drug: 'amlodipine', dose: [5, 'mg'], route: 'oral', rhythm: MORNING, startedDaysAgo: 700 },
      { drug: 'pantoprazole', dose: [20, 'mg'], route: 'oral', rhythm: MORNING },
      PARACETAMOL,
    ],
    results: { creatineKinase: [[30, 88]] },
  },
  {
    diagnoses: ['asthma'],
    ages: [22, 50],
    orders: [
      { drug: 'salbutamol', dose: [2, '{puff}'], route: 'inhalation', rhythm: { everyHours: 6 }, asNeeded: true },
      { drug: 'cetirizine', dose: [10, 'mg'], route: 'oral', rhythm: EVENING },
      PARACETAMOL,
    ],
  },
  {
    diagnoses: ['pneumonia'],
    ages: [30, 62],
    orders: [
      { drug: 'amoxicillin', dose: [1, 'g'], route: 'oral', rhythm: ['08:00', '14:00', '20:00'], startedDaysAgo: 2 },
      PARACETAMOL,
      { drug: 'lactulose', dose: [15, 'mL'], route: 'oral', rhythm: MORNING },
    ],
  },
  {
    diagnoses: ['ischaemicHeartDisease'],
    ages: [50, 64],
    orders: [
      { drug: 'aspirin', dose: [75, 'mg'], route: 'oral', rhythm: NOON, startedDaysAgo: 900 },
      { drug: 'bisoprolol', dose: [2.5, 'mg'], route: 'oral', rhythm: MORNING, startedDaysAgo: 900 },
      { drug: 'rosuvastatin', dose: [10, 'mg'], route: 'oral', rhythm: BEDTIME, startedDaysAgo: 900 },
      PARACETAMOL,
    ],
    results: { creatineKinase: [[30, 96]] },
  },
  {
    diagnoses: ['prostaticHyperplasia', 'hypertension'],
    ages: [58, 64],
    orders: [
      { drug: 'tamsulosin', dose: [0.4, 'mg'], route: 'oral', rhythm: EVENING, startedDaysAgo: 400 },
      { drug: 'pantoprazole', dose: [20, 'mg'], route: 'oral', rhythm: MORNING },
      PARACETAMOL,
      MACROGOL,
    ],
  },
  {
    diagnoses: ['epilepsy', 'ankleFracture'],
    ages: [24, 55],
    orders: [
      { drug: 'levetiracetam', dose: [500, 'mg'], route: 'oral', rhythm: TWICE, startedDaysAgo: 1200 },
      PARACETAMOL,
      { drug: 'vitaminD', dose: [1000, '[IU]'], route: 'oral', rhythm: MORNING },
    ],
  },
];

export function quietPatient(random: Random): PatientPlan {
  const course = random.pick(QUIET_COURSES);
  const sex = course.diagnoses.includes('prostaticHyperplasia') || random.chance(0.5) ? 'male' : 'female';
  return {
    story: 'quiet',
    sex,
    ageYears: random.integer(...course.ages),
    weightKg: sex === 'female' ? random.integer(55, 76) : random.integer(66, 92),
    heightCm: sex === 'female' ? random.integer(156, 174) : random.integer(168, 188),
    admittedDaysAgo: random.integer(2, 5) + random.next() / 2,
    allergies: 'none',
    diagnoses: course.diagnoses,
    orders: course.orders,
    results: course.results ?? {},
    ...(sex === 'female' ? { pregnancy: { value: 'no' }, lactation: { value: 'no' } } : {}),
  };
}
