import type { DuplicateTherapyRule } from '../../../schema/knowledge/rules/duplicateTherapy.ts';
import { engineRule } from '../engineRule.ts';

const citations = [
  {
    sourceId: 'pcne',
    text: 'Pharmaceutical Care Network Europe, Classification for drug-related problems V9.1 (2020), cause C1.5: inappropriate duplication of therapeutic group or active ingredient; groups by the WHO ATC classification',
  },
];

function sameSubstance(
  id: string,
  severity: DuplicateTherapyRule['severity'],
  evidenceLevel: DuplicateTherapyRule['evidenceLevel'],
) {
  return engineRule<DuplicateTherapyRule>({
    id,
    family: 'duplicateTherapy',
    // The rule is about any substance; `checkDuplicates` knows which.
    class: { class: 'any' },
    severity,
    intended: [],
    hazard: {
      en: 'The same drug is ordered twice at the same time.',
      fr: 'Le même médicament est prescrit deux fois en même temps.',
    },
    consequence: {
      en: 'The doses add up, beyond what anyone intended.',
      fr: 'Les doses s’additionnent au-delà de ce qui était voulu.',
    },
    actions: [
      {
        en: 'Check whether both lines are wanted; stop one, or have the total dose stated.',
        fr: 'Vérifier si les deux lignes sont voulues ; en arrêter une ou faire préciser la dose totale.',
      },
    ],
    evidenceLevel,
    citations,
    modifiers: [],
    monitor: [],
  });
}

/** Both regular and by the same way: nearly always a slip. */
export const sameSubstanceRegular = sameSubstance('engine.duplicate.sameSubstance', 'notRecommended', 'established');
/** Two ways into the body: a switch whose first line was left, or a loading dose. */
export const sameSubstanceOtherRoute = sameSubstance(
  'engine.duplicate.sameSubstanceOtherRoute',
  'precaution',
  'established',
);
/** Regular and as needed: often meant, but the doses as needed add to the regular ones. */
export const sameSubstanceAsNeeded = sameSubstance('engine.duplicate.sameSubstanceAsNeeded', 'precaution', 'probable');

/** Two drugs of one chemical group, which no rule names: worth a glance. */
export const sameGroup = engineRule<DuplicateTherapyRule>({
  id: 'engine.duplicate.sameAtcGroup',
  family: 'duplicateTherapy',
  class: { class: 'any' },
  severity: 'takeIntoAccount',
  intended: [],
  hazard: {
    en: 'Two drugs of the same chemical and therapeutic group are ordered together.',
    fr: 'Deux médicaments du même groupe chimique et thérapeutique sont associés.',
  },
  actions: [{ en: 'Check whether both are wanted.', fr: 'Vérifier si les deux sont voulus.' }],
  evidenceLevel: 'probable',
  citations,
  modifiers: [],
  monitor: [],
});
