import type { FamilyCheck } from '../familyOutcome.ts';

/** Family 9. */
export const checkDoses: FamilyCheck = () => ({ findings: [], unknowns: [], applicable: new Set() });
