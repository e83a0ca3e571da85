import type { FamilyCheck } from '../familyOutcome.ts';

/** Family 15. */
export const checkChildrensDoses: FamilyCheck = () => ({ findings: [], unknowns: [], applicable: new Set() });
