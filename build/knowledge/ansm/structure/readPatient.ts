import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import { matchAt, type Part } from './readDose.ts';

/** From this age the thesaurus is read as speaking of older people; it gives no number itself. */
export const OLDER_YEARS = 65;
const POTASSIUM_LIMIT_HOURS = 72;

export const reducedKidneys: RuleCondition = { fact: 'creatinineClearance', comparator: '<', mlPerMinute: 60 };
const failingKidneys: RuleCondition = { fact: 'creatinineClearance', comparator: '<', mlPerMinute: 30 };
/** "Faible à modérée" beside pemetrexed: the label's limit of normal is 80 mL/min. */
const notNormalKidneys: RuleCondition = { fact: 'creatinineClearance', comparator: '<', mlPerMinute: 80 };
const failingLiver: RuleCondition = {
  any: [
    { fact: 'childPugh', in: ['B', 'C'] },
    { fact: 'condition', group: 'liverFailure' },
  ],
};
const badLiver: RuleCondition = {
  any: [
    { fact: 'childPugh', in: ['C'] },
    { fact: 'condition', group: 'liverFailure' },
  ],
};
export const lowPotassium: RuleCondition = {
  fact: 'observation',
  analyte: 'potassium',
  comparator: '<',
  value: { value: 3.5, unit: 'mmol/L' },
  maxAgeHours: POTASSIUM_LIMIT_HOURS,
};
const contraceptive: RuleCondition = {
  all: [
    { fact: 'sex', is: 'female' },
    {
      fact: 'judgement',
      question: { en: 'Is it taken for contraception?', fr: 'Est-il pris comme contraceptif ?' },
    },
  ],
};

const patterns: readonly (readonly [RegExp, RuleCondition, 'forAllCases'?])[] = [
  [/chez (?:les|le) (?:patients?|sujets?) ages?\b/y, { fact: 'age', comparator: '>=', years: OLDER_YEARS }],
  [/(?:et )?en cas d'antecedent d'ulcere gastro-duodenal/y, { fact: 'condition', group: 'pepticUlcer' }],
  [/en l'absence d'antecedent d'ulcere gastro-duodenal/y, { not: { fact: 'condition', group: 'pepticUlcer' } }],
  [/(?:ainsi qu')?en cas d'hypokaliemie|s'il existe une hypokaliemie/y, lowPotassium],
  [/en cas d'insuffisance renale ou hepatique, moderee a severe/y, { any: [reducedKidneys, failingLiver] }],
  [/chez (?:les|le) patients? insuffisants? renaux? et\/ou hepatiques?/y, { any: [reducedKidneys, failingLiver] }],
  [/chez (?:les|le) patients? insuffisants? renal ou hepatique severe/y, { any: [failingKidneys, badLiver] }],
  [
    /chez (?:les|le) patients? ayant une fonction renale et hepatique normale/y,
    { not: { any: [reducedKidneys, failingLiver] } },
  ],
  [
    /chez (?:les|le) patients? avec une insuffisance renale moderee \(clairance de la creatinine comprise entre 45 et 59 ml\/min\)/y,
    reducedKidneys,
  ],
  [/chez l'enfant de moins de 30 kg/y, { fact: 'weight', comparator: '<', kg: 30 }],
  [/en cas de fonction renale faible a moderee/y, notNormalKidneys],
  [/en cas de fonction renale normale/y, { not: notNormalKidneys }],
  [
    /(?:utilise(?:e|s|es)? )?dans (?:le traitement de )?l'insuffisance cardiaque/y,
    { fact: 'indication', of: 'any', group: 'heartFailure' },
    'forAllCases',
  ],
  [
    /en dehors des indications validees pour cette association dans les syndromes coronariens aigus/y,
    { not: { fact: 'indication', of: 'any', group: 'acuteCoronarySyndrome' } },
  ],
  [
    /dans les indications validees pour cette association dans les syndromes coronariens aigus/y,
    { fact: 'indication', of: 'any', group: 'acuteCoronarySyndrome' },
  ],
  [/dans son utilisation comme contraceptif hormonal/y, contraceptive],
  [/dans l'utilisation a visee contraceptive de la cyproterone/y, contraceptive],
];

/** What a clause says of the patient: age, kidneys, liver, potassium, a condition, what the drug is for. */
export function readPatient(text: string, at: number): Part | null {
  for (const [pattern, condition, scope] of patterns) {
    const found = matchAt(pattern, text, at);
    if (found === null) continue;
    const isFurtherCase = found[0].startsWith('ainsi');
    return {
      end: at + found[0].length,
      condition,
      ...(isFurtherCase ? { startsCase: true as const } : {}),
      ...(scope === 'forAllCases' && found[0].includes('utilisees') ? { forAllCases: true as const } : {}),
    };
  }
  return null;
}
