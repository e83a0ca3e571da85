import type { Line } from '../../facts/lines.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { ADULT_YEARS } from '../familyScope.ts';
import { linesBySubstance } from '../linesBySubstance.ts';
import { checkSubstance } from './checkSubstance.ts';
import { doseDraft } from './doseDraft.ts';
import { patientSizeOnce } from './patientSize.ts';

/**
 * Family 9: limits for adults, one finding for each substance. Under 18 years the amounts of adults are still the most that anybody
 * gets: passing them is told here for a drug without a child's limit, and keeping to them proves nothing.
 */
export const checkDoses: FamilyCheck = (facts, knowledge, lines) => {
  const findings: FindingDraft[] = [];
  const unknowns: Unknown[] = [];
  const applicable: Line[] = [];
  const size = patientSizeOnce(facts);
  const isChild = facts.age !== null && facts.age.maximumYears < ADULT_YEARS;
  for (const { substance, lines: own } of linesBySubstance(lines)) {
    const rules = knowledge.dose.get(substance);
    if (rules === undefined) continue;
    if (isChild && knowledge.children.get(substance)?.some(({ rule }) => rule.limits.length > 0) === true) continue;
    const result = checkSubstance(rules, own, substance, size, facts, knowledge);
    const hits = isChild ? result.hits.filter(({ limit }) => limit.kind.startsWith('maximum')) : result.hits;
    if (hits.length > 0) findings.push(doseDraft(substance, hits, knowledge));
    if (isChild) continue;
    unknowns.push(...result.unknowns);
    applicable.push(...result.concerned);
    if (facts.age === null && result.concerned.length > 0)
      unknowns.push({
        lines: result.concerned,
        reason: 'missing',
        input: 'birthDate',
        detail: { key: 'notAssessed.missing', params: { input: 'birthDate' } },
      });
  }
  return { findings, unknowns, applicable };
};
