import { z } from 'zod';
import { instant, partialDate } from '../instant.ts';

const recordedStatus = z.object({
  value: z.enum(['yes', 'no', 'unknown']),
  recordedAt: instant.nullable(),
  gestationWeeks: z.number().min(0).max(45).optional(),
});

/** Who the patient is (FHIR Patient), as the hospital's own system last said. */
export const patient = z.object({
  familyName: z.string().max(200),
  givenNames: z.array(z.string().max(200)),
  title: z.string().max(50).optional(),
  birthDate: partialDate.nullable(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  identifiers: z.array(
    z.object({
      system: z.string().max(200),
      value: z.string().min(1).max(100),
      kind: z.enum(['hospital', 'national', 'other']),
    }),
  ),
  deceasedAt: instant.nullable(),
  /** null: not recorded. `no` is a statement that somebody made. */
  pregnancy: recordedStatus.nullable(),
  lactation: recordedStatus.nullable(),
  dialysis: recordedStatus.nullable(),
});
export type Patient = z.infer<typeof patient>;
