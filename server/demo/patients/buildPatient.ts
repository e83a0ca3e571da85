import type { Patient } from '../../../schema/chart/patient.ts';
import type { PatientPlan, RecordedPlan } from '../plan/patientPlan.ts';
import { daysBefore, type BuildContext } from './buildContext.ts';
import { FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES } from './names.ts';

/** Test ranges only: hospital numbers are 999 000 0000 and up, which no real series uses. */
export const HOSPITAL_NUMBER_SYSTEM = 'urn:wardlight:demo:hospital-number';

export function buildPatient(plan: PatientPlan, context: BuildContext): Patient {
  const { random, now } = context;
  const given = plan.sex === 'female' ? FEMALE_NAMES : MALE_NAMES;
  const title =
    plan.ageYears < 16
      ? undefined
      : plan.sex === 'female'
        ? random.pick(['Mrs', 'Ms', 'Mme'])
        : random.pick(['Mr', 'M.']);
  const recorded = (status: RecordedPlan | undefined) =>
    status === undefined ? null : { ...status, recordedAt: daysBefore(now, plan.admittedDaysAgo) };
  return {
    familyName: random.pick(FAMILY_NAMES),
    givenNames: random.chance(0.2) ? [...new Set([random.pick(given), random.pick(given)])] : [random.pick(given)],
    ...(title === undefined ? {} : { title }),
    birthDate: birthDate(plan, context),
    sex: plan.sex,
    identifiers: [{ system: HOSPITAL_NUMBER_SYSTEM, value: context.hospitalNumber, kind: 'hospital' }],
    deceasedAt: null,
    pregnancy: recorded(plan.pregnancy),
    lactation: recorded(plan.lactation),
    dialysis: recorded(plan.dialysis),
  };
}

/** A day within the year that gives the age of the plan, at least a week from the birthday so that the age holds while the demo runs. */
function birthDate(plan: PatientPlan, { now, random }: BuildContext): string {
  const daysPastBirthday = random.integer(7, 350);
  const born = new Date(Date.parse(now));
  born.setUTCFullYear(born.getUTCFullYear() - plan.ageYears);
  born.setUTCDate(born.getUTCDate() - daysPastBirthday);
  const day = born.toISOString().slice(0, 10);
  if (plan.birthPrecision === 'year') return day.slice(0, 4);
  return plan.birthPrecision === 'month' ? day.slice(0, 7) : day;
}
