import type { FamilyCheck } from '../familyOutcome.ts';

/** Family 19. */
export const checkInfusions: FamilyCheck = () => ({ findings: [], unknowns: [], applicable: new Set() });
