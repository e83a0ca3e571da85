import type { FamilyCheck } from '../familyOutcome.ts';

export const checkAllergies: FamilyCheck = (_facts, _knowledge, _lines) => ({ findings: [], unknowns: [], applicable: new Set() });
