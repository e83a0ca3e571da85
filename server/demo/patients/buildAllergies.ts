import type { AllergyRecord } from '../../../schema/chart/allergy.ts';
import { codeSystems } from '../../../schema/coding.ts';
import type { PatientPlan } from '../plan/patientPlan.ts';
import { daysBefore, type BuildContext } from './buildContext.ts';

export function buildAllergies(plan: PatientPlan, context: BuildContext): AllergyRecord {
  const askedAt = daysBefore(context.now, plan.admittedDaysAgo);
  if (plan.allergies === 'none') return { state: 'noKnownAllergies', entries: [], assertedAt: askedAt };
  if (plan.allergies === 'notRecorded' || plan.allergies === 'unavailable')
    return { state: plan.allergies, entries: [], assertedAt: null };
  return {
    state: 'known',
    assertedAt: askedAt,
    entries: plan.allergies.map((allergy) => ({
      id: context.recordId('allergy'),
      code: {
        codings:
          allergy.code === undefined
            ? []
            : [{ system: codeSystems[allergy.code[0]], code: allergy.code[1], display: allergy.words }],
        text: allergy.words,
      },
      type: allergy.type ?? 'allergy',
      category: allergy.category ?? 'medication',
      criticality: allergy.severity === 'severe' ? 'high' : allergy.severity === 'unknown' ? 'unknown' : 'low',
      verification: 'confirmed',
      active: true,
      reactions: [{ manifestation: { codings: [], text: allergy.reaction }, severity: allergy.severity }],
      recordedAt: askedAt,
    })),
  };
}
