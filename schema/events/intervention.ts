import { z } from 'zod';
import { actId, identifier } from '../identifier.ts';

/** Problem codes of the French "Act-IP" sheet (SFPC), as HL7 France publishes them. */
export const problemCode = z.enum(['1', '2', '3', '4', '5', '6.1', '6.2', '6.3', '6.4', '6.5', '7', '8', '9', '10']);
/** Intervention types of the same sheet. */
export const interventionType = z.enum(['1', '2', '3', '4', '5', '6', '7']);

/** A proposal to the prescriber. */
export const interventionBody = z.object({
  kind: z.literal('intervention'),
  problem: problemCode,
  type: interventionType,
  orderIds: z.array(identifier),
  findingKey: z.string().max(300).optional(),
  findingFingerprint: z.string().max(64).optional(),
  message: z.string().min(1).max(8000),
});

/** What became of an intervention. The transitions are events too, so two of them never conflict. */
export const interventionOutcomeBody = z.object({
  kind: z.literal('interventionOutcome'),
  interventionId: actId,
  outcome: z.enum(['accepted', 'acceptedModified', 'refused', 'notApplicable']),
  reason: z.string().max(4000).optional(),
});
