import type { Observation } from '../../../schema/chart/observation.ts';
import { codeSystems } from '../../../schema/coding.ts';
import { tests, type DemoTest, type Reporting, type TestKey } from '../plan/laboratory.ts';
import type { Course, PatientPlan } from '../plan/patientPlan.ts';
import { hoursBefore, type BuildContext } from './buildContext.ts';
import { routineCourses } from './routineCourses.ts';

const MINUTES_FROM_SAMPLE_TO_RESULT = 55;

/** Results and measures of a plan, and the routine ones that every inpatient has. */
export function buildObservations(plan: PatientPlan, context: BuildContext): Observation[] {
  const measures: Partial<Record<TestKey, Course>> = {
    ...(plan.weightKg === null ? {} : { weight: [[plan.admittedDaysAgo * 24 - 2, plan.weightKg]] }),
    ...(plan.heightCm === null ? {} : { height: [[plan.admittedDaysAgo * 24 - 2, plan.heightCm]] }),
  };
  const routine = plan.onlyTheseResults === true ? {} : routineCourses(plan, context.random);
  const courses: Partial<Record<TestKey, Course>> = { ...routine, ...measures, ...plan.results };
  // One laboratory reports all its tests of one patient in one manner.
  const prefersOther = context.random.chance(0.25);
  return Object.entries(courses).flatMap(([key, course]) => {
    const test: DemoTest = tests[key as TestKey];
    const reporting = (prefersOther ? test.reportings[1] : undefined) ?? test.reportings[0];
    return course.map(([hoursAgo, value]) => buildObservation(test, reporting, hoursAgo, value, context));
  });
}

function buildObservation(
  test: DemoTest,
  reporting: Reporting,
  hoursAgo: number,
  value: number,
  context: BuildContext,
): Observation {
  const effectiveAt = hoursBefore(context.now, hoursAgo);
  const issued = new Date(
    Math.min(Date.parse(effectiveAt) + MINUTES_FROM_SAMPLE_TO_RESULT * 60_000, Date.parse(context.now)),
  );
  const limit = (of: number | undefined) => (of === undefined ? undefined : { value: of, unit: reporting.unit });
  const [low, high] = [limit(reporting.low), limit(reporting.high)];
  return {
    id: context.recordId('result'),
    status: 'final',
    category: test.category,
    code: {
      codings: [{ system: codeSystems.loinc, code: reporting.loinc, display: reporting.words }],
      text: reporting.words,
    },
    value: { value: Number((value * reporting.factor).toFixed(reporting.decimals)), unit: reporting.unit },
    ...(low === undefined && high === undefined
      ? {}
      : { referenceRange: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) } }),
    effectiveAt,
    issuedAt: test.category === 'laboratory' ? issued.toISOString() : effectiveAt,
  };
}
