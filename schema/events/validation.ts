import { z } from 'zod';
import { lineFingerprint } from './fingerprint.ts';

/** The pharmacist accepted these lines, as reviewed on what the fingerprints hold. */
export const validationBody = z.object({
  kind: z.literal('validation'),
  lines: z.array(lineFingerprint).min(1),
  note: z.string().max(4000).optional(),
});
