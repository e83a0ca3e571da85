import type { Chart } from '../../../schema/chart/chart.ts';
import { codeSystems } from '../../../schema/coding.ts';
import { diagnoses } from '../plan/diagnoses.ts';
import type { PatientPlan } from '../plan/patientPlan.ts';
import { daysBefore, type BuildContext } from './buildContext.ts';

/** Some sources send SNOMED CT, some ICD-10, as in life. */
export function buildConditions(plan: PatientPlan, context: BuildContext): Chart['conditions'] {
  if (plan.diagnoses === 'notRecorded') return { state: 'notRecorded', entries: [] };
  return {
    state: 'recorded',
    entries: plan.diagnoses.map((key) => {
      const { words, snomed, icd10 } = diagnoses[key];
      const coding =
        snomed !== '' && context.random.chance(0.5)
          ? { system: codeSystems.snomed, code: snomed }
          : { system: codeSystems.icd10, code: icd10 };
      return {
        id: context.recordId('condition'),
        code: { codings: [{ ...coding, display: words }], text: words },
        clinicalStatus: 'active',
        verification: 'confirmed',
        onsetAt: null,
        recordedAt: daysBefore(context.now, plan.admittedDaysAgo),
      };
    }),
  };
}
