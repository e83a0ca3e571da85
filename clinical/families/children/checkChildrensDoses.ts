import type { ChildrenRule } from '../../../schema/knowledge/rules/dose.ts';
import { compareAgeMonths } from '../../facts/age.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledRule } from '../../knowledge/compiledRule.ts';
import { allOf, type Truth } from '../../truth.ts';
import { checkSubstance } from '../dose/checkSubstance.ts';
import { linesBySubstance } from '../linesBySubstance.ts';
import { patientSizeOnce } from '../dose/patientSize.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { ADULT_YEARS } from '../familyScope.ts';
import { substanceId } from '../substanceNames.ts';
import { checkAvoided } from './checkAvoided.ts';
import { childDraft } from './childDraft.ts';

/** Family 15: drugs to avoid in an age band, and doses by age and weight up to the dose of adults. One finding per substance. */
export const checkChildrensDoses: FamilyCheck = (facts, knowledge, lines) => {
  const findings: FindingDraft[] = [];
  const unknowns: Unknown[] = [];
  const applicable: Line[] = [];
  if (facts.age !== null && facts.age.minimumYears >= ADULT_YEARS) return { findings, unknowns, applicable };
  const size = patientSizeOnce(facts);
  for (const { substance, lines: own } of linesBySubstance(lines)) {
    const rules = knowledge.children.get(substance);
    if (rules === undefined) continue;
    const ofAge = rules.filter(({ rule }) => isOfAge(rule, facts) === 'yes');
    if (rules.some(({ rule }) => isOfAge(rule, facts) === 'unknown')) {
      unknowns.push(missing(own, 'birthDate'));
      applicable.push(...own);
    }
    const avoided = checkAvoided(ofAge, own, substance, facts, knowledge);
    const dosing = ofAge.filter(({ rule }) => rule.limits.length > 0);
    const doses = checkSubstance(dosing, own, substance, size, facts, knowledge);
    unknowns.push(...avoided.unknowns, ...doses.unknowns);
    applicable.push(...avoided.concerned, ...doses.concerned);
    if (avoided.hits.length + doses.hits.length > 0)
      findings.push(childDraft(substance, avoided.hits, doses.hits, knowledge));
    else if (hasNoDose(rules, dosing, facts)) {
      const id = substanceId(knowledge, substance);
      unknowns.push({
        lines: own,
        reason: 'notCovered',
        input: id,
        detail: { key: 'notAssessed.noDoseForAge', params: { substance: id } },
      });
    }
  }
  return { findings, unknowns, applicable };
};

/** Doses are known for other ages only: of this one the knowledge says nothing. */
function hasNoDose(
  rules: readonly CompiledRule<ChildrenRule>[],
  dosing: readonly CompiledRule<ChildrenRule>[],
  facts: PatientFacts,
): boolean {
  return (
    dosing.length === 0 &&
    rules.some(({ rule }) => rule.limits.length > 0) &&
    rules.every(({ rule }) => isOfAge(rule, facts) !== 'unknown')
  );
}

function isOfAge({ ageMonths }: ChildrenRule, { age }: PatientFacts): Truth {
  return allOf([compareAgeMonths(age, '>=', ageMonths.from), compareAgeMonths(age, '<', ageMonths.below)]);
}

function missing(lines: readonly Line[], input: string): Unknown {
  return { lines, reason: 'missing', input, detail: { key: 'notAssessed.missing', params: { input } } };
}
