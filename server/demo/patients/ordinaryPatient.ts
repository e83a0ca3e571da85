import type { Random } from '../plan/random.ts';
import type { AllergyPlan, OrderPlan, PatientPlan } from '../plan/patientPlan.ts';
import type { DiagnosisKey } from '../plan/diagnoses.ts';
import { BEDTIME, EVENING, FOUR_TIMES, MORNING, NOON, THREE_TIMES, TWICE } from '../plan/rounds.ts';

/** What a problem usually brings with it. */
const TREATMENTS: Readonly<Partial<Record<DiagnosisKey, readonly OrderPlan[]>>> = {
  hypertension: [
    { drug: 'ramipril', dose: [5, 'mg'], route: 'oral', rhythm: MORNING },
    { drug: 'lercanidipine', dose: [10, 'mg'], route: 'oral', rhythm: MORNING },
  ],
  heartFailure: [
    { drug: 'furosemide', dose: [40, 'mg'], route: 'oral', rhythm: MORNING },
    { drug: 'bisoprolol', dose: [3.75, 'mg'], route: 'oral', rhythm: MORNING },
    { drug: 'candesartan', dose: [8, 'mg'], route: 'oral', rhythm: MORNING },
    { drug: 'spironolactone', dose: [25, 'mg'], route: 'oral', rhythm: MORNING },
  ],
  atrialFibrillation: [
    { drug: 'apixaban', dose: [5, 'mg'], route: 'oral', rhythm: TWICE },
    { drug: 'bisoprolol', dose: [2.5, 'mg'], route: 'oral', rhythm: MORNING },
  ],
  diabetes: [
    { drug: 'metformin', dose: [850, 'mg'], route: 'oral', rhythm: TWICE },
    { drug: 'insulinGlargine', dose: [16, '[IU]'], route: 'subcutaneous', rhythm: BEDTIME },
    { drug: 'insulinAspart', dose: [6, '[IU]'], route: 'subcutaneous', rhythm: THREE_TIMES },
  ],
  hyperlipidaemia: [{ drug: 'atorvastatin', dose: [40, 'mg'], route: 'oral', rhythm: BEDTIME }],
  ischaemicHeartDisease: [
    { drug: 'aspirin', dose: [75, 'mg'], route: 'oral', rhythm: NOON },
    { drug: 'rosuvastatin', dose: [20, 'mg'], route: 'oral', rhythm: BEDTIME },
  ],
  depression: [
    { drug: 'escitalopram', dose: [10, 'mg'], route: 'oral', rhythm: MORNING },
    { drug: 'mirtazapine', dose: [15, 'mg'], route: 'oral', rhythm: BEDTIME },
  ],
  dementia: [{ drug: 'donepezil', dose: [10, 'mg'], route: 'oral', rhythm: BEDTIME }],
  obstructivePulmonaryDisease: [
    { drug: 'tiotropium', dose: [18, 'ug'], route: 'inhalation', rhythm: MORNING },
    { drug: 'salbutamol', dose: [2, '{puff}'], route: 'inhalation', rhythm: { everyHours: 6 }, asNeeded: true },
    { drug: 'prednisolone', dose: [40, 'mg'], route: 'oral', rhythm: MORNING },
  ],
  pneumonia: [{ drug: 'ceftriaxone', dose: [1, 'g'], route: 'intravenous', rhythm: MORNING, startedDaysAgo: 2 }],
  urinaryInfection: [{ drug: 'ciprofloxacin', dose: [500, 'mg'], route: 'oral', rhythm: TWICE, startedDaysAgo: 1 }],
  hipFracture: [
    { drug: 'enoxaparin', dose: [4000, '[IU]'], route: 'subcutaneous', rhythm: EVENING },
    { drug: 'oxycodone', dose: [5, 'mg'], route: 'oral', rhythm: { everyHours: 6 }, asNeeded: true },
    { drug: 'cefazolin', dose: [1, 'g'], route: 'intravenous', rhythm: 'once', startedDaysAgo: 1 },
  ],
  osteoarthritis: [{ drug: 'tramadol', dose: [50, 'mg'], route: 'oral', rhythm: { everyHours: 6 }, asNeeded: true }],
  epilepsy: [{ drug: 'carbamazepine', dose: [200, 'mg'], route: 'oral', rhythm: TWICE }],
  gout: [{ drug: 'allopurinol', dose: [100, 'mg'], route: 'oral', rhythm: MORNING }],
  hypothyroidism: [{ drug: 'levothyroxine', dose: [100, 'ug'], route: 'oral', rhythm: ['07:00'] }],
  prostaticHyperplasia: [{ drug: 'tamsulosin', dose: [0.4, 'mg'], route: 'oral', rhythm: EVENING }],
};

const COMFORT: readonly OrderPlan[] = [
  { drug: 'paracetamol', dose: [1, 'g'], route: 'oral', rhythm: FOUR_TIMES },
  { drug: 'macrogol', dose: [1, '{sachet}'], route: 'oral', rhythm: MORNING },
  { drug: 'pantoprazole', dose: [40, 'mg'], route: 'oral', rhythm: MORNING },
  { drug: 'zopiclone', dose: [3.75, 'mg'], route: 'oral', rhythm: BEDTIME, asNeeded: true },
  { drug: 'lactulose', dose: [15, 'mL'], route: 'oral', rhythm: TWICE },
  { drug: 'latanoprost', dose: [1, '{drop}'], route: 'ophthalmic', rhythm: BEDTIME },
  { drug: 'folicAcid', dose: [5, 'mg'], route: 'oral', rhythm: MORNING },
  { drug: 'pregabalin', dose: [75, 'mg'], route: 'oral', rhythm: TWICE },
  { drug: 'amitriptyline', dose: [10, 'mg'], route: 'oral', rhythm: BEDTIME },
  { drug: 'ondansetron', dose: [4, 'mg'], route: 'oral', rhythm: { everyHours: 8 }, asNeeded: true },
  { drug: 'vitaminD', dose: [800, '[IU]'], route: 'oral', rhythm: MORNING },
  { drug: 'gabapentin', dose: [300, 'mg'], route: 'oral', rhythm: THREE_TIMES },
];

const ALLERGIES: readonly [AllergyPlan, ...AllergyPlan[]] = [
  { words: 'Codeine', reaction: 'Nausea', severity: 'mild', type: 'intolerance' },
  { words: 'Aspirin', code: ['rxNorm', '1191'], reaction: 'Bronchospasm', severity: 'severe' },
  { words: 'Peanut', code: ['snomed', '91935009'], reaction: 'Angioedema', severity: 'severe', category: 'food' },
  { words: 'Sulfamides', reaction: 'Éruption', severity: 'moderate' },
  { words: 'Latex', reaction: 'Contact dermatitis', severity: 'mild', category: 'environment' },
];

const MOST_ORDERS = 19;

/** An inpatient as chance makes one: several problems, their usual drugs, and now and then something that is missing. */
export function ordinaryPatient(random: Random): PatientPlan {
  const ageYears = random.chance(0.75) ? random.integer(62, 94) : random.integer(19, 61);
  const sex = random.chance(0.52) ? 'female' : 'male';
  const candidates = (Object.keys(TREATMENTS) as DiagnosisKey[]).filter(
    (key) => sex === 'male' || key !== 'prostaticHyperplasia',
  );
  const diagnoses = sample(candidates, random.integer(1, ageYears > 70 ? 6 : 3), random);
  const comfort = sample(COMFORT, random.integer(2, 8), random);
  const orders = withoutRepeats([...diagnoses.flatMap((key) => TREATMENTS[key] ?? []), ...comfort]).slice(
    0,
    MOST_ORDERS,
  );
  const stopped: OrderPlan[] = random.chance(0.4)
    ? [
        {
          drug: 'cefazolin',
          dose: [2, 'g'],
          route: 'intravenous',
          rhythm: 'once',
          startedDaysAgo: 2,
          endedDaysAgo: 1.9,
          status: 'completed',
        },
      ]
    : [];
  const stay = random.integer(1, 12) + random.next();
  const creatinine = random.chance(0.3) ? random.integer(110, 190) : random.integer(55, 100);
  return {
    story: 'ordinary',
    sex,
    ageYears,
    ...(random.chance(0.02) ? { birthPrecision: 'year' } : {}),
    weightKg: random.chance(0.08) ? null : random.integer(45, 105),
    heightCm: random.chance(0.15) ? null : random.integer(150, 188),
    admittedDaysAgo: stay,
    allergies: random.chance(0.7) ? 'none' : random.chance(0.6) ? [random.pick(ALLERGIES)] : 'notRecorded',
    diagnoses: random.chance(0.05) ? 'notRecorded' : diagnoses,
    orders: [...(orders.length < 3 ? [...orders, ...withoutRepeats(COMFORT).slice(0, 3)] : orders), ...stopped],
    results: {
      creatinine: [
        [Math.min(stay * 24, 72), creatinine * 0.95],
        [26, creatinine],
        [2.5, creatinine * 1.03],
      ],
    },
    ...(sex === 'female' && ageYears < 51 ? { pregnancy: { value: random.chance(0.8) ? 'no' : 'unknown' } } : {}),
  };
}

function sample<T>(list: readonly T[], count: number, random: Random): T[] {
  const rest = [...list];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(random.integer(0, rest.length - 1), 1),
  ).flat();
}

function withoutRepeats(orders: readonly OrderPlan[]): OrderPlan[] {
  return [
    ...new Map(orders.map((order) => [typeof order.drug === 'string' ? order.drug : order.drug.words, order])).values(),
  ];
}
