import type { FamilyCheck } from '../familyOutcome.ts';

export const checkRenal: FamilyCheck = (_facts, _knowledge, _lines) => ({ findings: [], unknowns: [], applicable: new Set() });
