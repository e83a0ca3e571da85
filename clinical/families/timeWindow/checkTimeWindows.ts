import type { FamilyCheck } from '../familyOutcome.ts';

/** Family 4. */
export const checkTimeWindows: FamilyCheck = () => ({ findings: [], unknowns: [], applicable: new Set() });
