import type { FamilyCheck } from '../familyOutcome.ts';

/** Family 18. */
export const checkDrugLevels: FamilyCheck = () => ({ findings: [], unknowns: [], applicable: new Set() });
