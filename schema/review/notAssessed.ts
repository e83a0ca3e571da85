import { z } from 'zod';

/** Why a check has no answer. None of these ever looks like safety. */
export const notAssessedReason = z.enum(['missing', 'stale', 'unrecognised', 'notCovered', 'unavailable']);
export type NotAssessedReason = z.infer<typeof notAssessedReason>;
