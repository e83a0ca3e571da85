import type { AllergyRule } from '../../../schema/knowledge/rules/allergy.ts';
import { engineRule } from '../engineRule.ts';

/** The very substance of a recorded allergy needs no rule of a pack. An unknown reaction counts as the worst. */
export const sameSubstanceAllergy = engineRule<AllergyRule>({
  id: 'engine.allergy.sameSubstance',
  family: 'allergy',
  allergen: { class: 'any' },
  drug: { class: 'any' },
  // The nearest relation that the schema names; the finding's title says that it is the substance itself.
  relation: 'sameClass',
  severityByReaction: {
    severe: 'contraindicated',
    mild: 'notRecommended',
    unknown: 'contraindicated',
    intolerance: 'precaution',
  },
  hazard: {
    en: 'The patient is recorded as allergic to this very drug.',
    fr: 'Une allergie à ce médicament même est enregistrée.',
  },
  consequence: { en: 'The reaction may come again, and worse.', fr: 'La réaction peut se reproduire, en plus grave.' },
  actions: [
    {
      en: 'Do not give it before the record has been cleared up with patient and prescriber.',
      fr: 'Ne pas administrer avant clarification avec le patient et le prescripteur.',
    },
    { en: 'Propose a drug of another class.', fr: 'Proposer un médicament d’une autre classe.' },
  ],
  evidenceLevel: 'established',
  citations: [
    {
      sourceId: 'nice-cg183',
      text: 'NICE clinical guideline 183, Drug allergy: diagnosis and management (2014), section 1.2',
    },
  ],
  modifiers: [],
  monitor: [],
});
