import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { Modifier } from '../../../../schema/knowledge/ruleBase.ts';
import type { LocalisedText } from '../../../../schema/localisedText.ts';
import type { Severity } from '../../../../schema/severity.ts';
import type { DoseLimit } from './readDoseLimits.ts';
import { reducedKidneys } from './readPatient.ts';
import { collision, type RuleStructure } from './structureRule.ts';

/** Who is told from whom by "chez le sujet âgé" when it only adds risk: half of a hospital is over 65. */
const MOST_AT_RISK_YEARS = 75;
const ADULT_YEARS = 18;
/** The name of a modifier has 120 letters; those of two long classes have more. */
const LONGEST_RULE_PART = 100;

const reasons = {
  notConcerned: {
    en: 'The source restricts this rule to a route, dose, drug or patient that is not here.',
    fr: "La source limite cette règle à une voie, une dose, un médicament ou un patient qui n'est pas en cause ici.",
  },
  hoursKept: {
    en: 'The intakes are as far apart as the source asks.',
    fr: 'Les prises sont espacées comme la source le demande.',
  },
  older: {
    en: 'The source names older people as most at risk; the patient is 75 or older.',
    fr: 'La source cite le sujet âgé comme le plus à risque ; le patient a 75 ans ou plus.',
  },
  children: {
    en: 'The source names children as most at risk.',
    fr: "La source cite l'enfant comme le plus à risque.",
  },
  kidneys: {
    en: 'The source names reduced kidney function as the greatest risk; clearance is below 60 mL/min.',
    fr: "La source cite l'altération de la fonction rénale comme le plus grand risque ; la clairance est inférieure à 60 mL/min.",
  },
  worse: {
    en: 'The text of the source calls this combination contraindicated for some drugs, though its level is lower.',
    fr: 'Le texte de la source contre-indique cette association pour certains médicaments, bien que son niveau soit inférieur.',
  },
} as const satisfies Record<string, LocalisedText>;

/** Modifiers of a rule from what its text says. Only quiet rules are raised by who the patient is: a louder one is heard anyway. */
export function contextModifiers(id: string, worst: Severity, structure: RuleStructure): readonly Modifier[] {
  const isQuiet = worst === 'precaution' || worst === 'takeIntoAccount';
  const modifiers: Modifier[] = [];
  const add = (name: string, when: RuleCondition, effect: 'raise' | 'lower', reason: LocalisedText, to?: Severity) =>
    modifiers.push({
      id: `${id.slice(0, LONGEST_RULE_PART)}#${name}`,
      when,
      effect,
      reason,
      ...(to === undefined ? {} : { to }),
    });

  if (worst === 'takeIntoAccount') {
    if (structure.restriction !== null)
      add('notConcerned', { not: structure.restriction }, 'lower', reasons.notConcerned);
    if (structure.hoursApart !== null)
      add('hoursKept', { not: collision(structure.hoursApart) }, 'lower', reasons.hoursKept);
  }
  for (const [index, limit] of structure.limits.entries()) {
    const reason = limitReason(limit);
    add(`overLimit${index + 1}`, overLimit(limit, '>'), 'raise', reason.over, isQuiet ? 'notRecommended' : undefined);
    if (isQuiet) add(`withinLimit${index + 1}`, overLimit(limit, '<='), 'lower', reason.within);
  }
  if (isQuiet && structure.emphasis.olderPeople)
    add('older', { fact: 'age', comparator: '>=', years: MOST_AT_RISK_YEARS }, 'raise', reasons.older);
  if (isQuiet && structure.emphasis.children)
    add('children', { fact: 'age', comparator: '<', years: ADULT_YEARS }, 'raise', reasons.children);
  if (isQuiet && structure.emphasis.kidneys) add('kidneys', reducedKidneys, 'raise', reasons.kidneys);
  if (structure.worse !== null) add('textIsWorse', structure.worse, 'raise', reasons.worse);
  return modifiers;
}

function overLimit({ of, members, mgPerDay }: DoseLimit, comparator: '>' | '<='): RuleCondition {
  const dose: RuleCondition = { fact: 'dailyDose', of, comparator, value: { value: mgPerDay, unit: 'mg' } };
  return members === null ? dose : { all: [{ fact: 'substance', of, in: [...members] }, dose] };
}

function limitReason({ mgPerDay }: DoseLimit) {
  return {
    over: {
      en: `The daily dose is over the ${mgPerDay} mg that the source allows in this combination.`,
      fr: `La dose journalière dépasse les ${mgPerDay} mg que la source admet dans cette association.`,
    },
    within: {
      en: `The daily dose stays within the ${mgPerDay} mg that the source allows in this combination.`,
      fr: `La dose journalière reste dans les ${mgPerDay} mg que la source admet dans cette association.`,
    },
  };
}
