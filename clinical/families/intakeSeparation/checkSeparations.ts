import type { FamilyCheck } from '../familyOutcome.ts';

/** Family 5. */
export const checkSeparations: FamilyCheck = () => ({ findings: [], unknowns: [], applicable: new Set() });
