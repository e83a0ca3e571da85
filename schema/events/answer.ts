import { z } from 'zod';
import { identifier } from '../identifier.ts';
import { instant } from '../instant.ts';

/** Why a finding was set aside or how it is dealt with: short coded reasons, one key each on screen. */
export const answerCode = z.enum([
  'willMonitor',
  'benefitOutweighsRisk',
  'alreadyManaged',
  'discussedWithPrescriber',
  'toleratedBefore',
  'notApplicableHere',
  'disagreeWithRule',
  'other',
]);
export type AnswerCode = z.infer<typeof answerCode>;

/** An answer to one finding. It holds while the finding keeps this fingerprint. */
export const answerBody = z.object({
  kind: z.literal('answer'),
  findingKey: z.string().min(1).max(300),
  findingFingerprint: z.string().min(1).max(64),
  ruleIds: z.array(z.string().max(200)),
  orderIds: z.array(identifier),
  code: answerCode,
  note: z.string().max(4000).optional(),
  /** With `willMonitor`: what to look at and by when; the arriving result closes the task. */
  monitor: z.object({ analyte: z.string().max(60), dueAt: instant }).optional(),
});
