import type { Random } from '../plan/random.ts';
import type { TestKey } from '../plan/laboratory.ts';
import type { Course, PatientPlan } from '../plan/patientPlan.ts';

/** What is measured in every inpatient: the usual value and how far it wanders, within the normal range. */
const ROUTINE: readonly (readonly [TestKey, number, number])[] = [
  ['potassium', 4.2, 0.3],
  ['sodium', 140, 2],
  ['urea', 5.2, 1.1],
  ['glucose', 5.6, 0.7],
  ['haemoglobin', 13.2, 0.7],
  ['platelets', 240, 40],
  ['leucocytes', 7, 1.4],
  ['neutrophils', 4.4, 0.9],
  ['alanineAminotransferase', 24, 8],
  ['aspartateAminotransferase', 23, 6],
  ['bilirubin', 10, 4],
  ['magnesium', 0.84, 0.05],
  ['calcium', 2.34, 0.05],
  ['albumin', 39, 3],
];

const VITAL_SIGNS: readonly (readonly [TestKey, number, number])[] = [
  ['heartRate', 74, 8],
  ['systolicPressure', 126, 9],
  ['diastolicPressure', 74, 6],
];

/** Morning results of up to four days and vital signs twice a day, all within normal limits. */
export function routineCourses(plan: PatientPlan, random: Random): Partial<Record<TestKey, Course>> {
  const mornings = Math.max(1, Math.min(4, Math.ceil(plan.admittedDaysAgo)));
  const lastHoursAgo = 1.5 + random.next() * 2;
  const hours = (count: number, apart: number) =>
    Array.from({ length: count }, (_, index) => lastHoursAgo + (count - 1 - index) * apart);
  const course = ([key, usual, spread]: readonly [TestKey, number, number], times: readonly number[]) => {
    const own = usual + (random.next() - 0.5) * spread;
    return [key, times.map((at) => [at, own + (random.next() - 0.5) * spread] as const)] as const;
  };
  const creatinine = ['creatinine', plan.sex === 'female' ? 66 : 80, 10] as const;
  const mornings24 = hours(mornings, 24);
  return Object.fromEntries([
    ...[...ROUTINE, creatinine].map((test) => course(test, mornings24)),
    ...VITAL_SIGNS.map((sign) => course(sign, hours(Math.min(6, mornings * 2), 12))),
  ]);
}
