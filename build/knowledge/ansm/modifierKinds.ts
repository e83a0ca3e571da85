import type { RuleCondition } from '../../../schema/knowledge/condition.ts';
import type { AnsmRule } from './ansmSource.ts';
import { foldedText } from './foldedText.ts';
import type { RuleStructure } from './structure/structureRule.ts';

type Fact = Extract<RuleCondition, { readonly fact: string }>;

/** One kind of modifier: which rules speak of it, and whether a rule's structure holds it. */
export type ModifierKind = {
  readonly name: string;
  /** What a search for words found over all rules when the work began, by patterns of its own (October 2020). */
  readonly wordsFound: number;
  readonly speaksOf: RegExp;
  readonly isStructured: (structure: RuleStructure) => boolean;
  /** Why a rule that speaks of it may not be structured, by what its text says. */
  readonly reasons: readonly (readonly [RegExp, string])[];
};

const hasFact = (structure: RuleStructure, names: readonly Fact['fact'][]) =>
  [...structure.levels.map((level) => level.when), structure.restriction ?? undefined].some(
    (condition) => condition !== undefined && factsOf(condition).some((fact) => names.includes(fact.fact)),
  );
const watches = (structure: RuleStructure, analyte: RegExp) => structure.monitor.some((name) => analyte.test(name));

export const modifierKinds: readonly ModifierKind[] = [
  {
    name: 'concentration or level monitoring',
    wordsFound: 583,
    speaksOf: /concentration|dosages? (?:plasmatique|sanguin)|(?:digoxin|lith|theophyllin|quinidin)i?emie/,
    isStructured: (structure) => structure.effects.length > 0 || watches(structure, /Level$/),
    reasons: [
      [
        /concentrations? des metabolites|de son metabolite|du metabolite actif|du dm1|ses concentrations|leurs? concentrations/,
        'of a metabolite, or of a drug the sentence does not name',
      ],
      [/concentration-dependant/, 'only the word "concentration-dependent"'],
      [/variation des concentrations|sans modification des concentrations/, 'neither up nor down'],
      [/dosage|controle|surveillance/, 'no analyte of this product for the drug'],
    ],
  },
  {
    name: 'kidneys',
    wordsFound: 98,
    speaksOf: /\brenal|\brenaux|creatinin|clairance/,
    isStructured: (structure) =>
      hasFact(structure, ['creatinineClearance']) || watches(structure, /creatinine/) || structure.emphasis.kidneys,
    reasons: [
      [
        /(?:clairance|elimination|excretion|secretion)[^.]{0,20} renale|clairance hepatique|clairance/,
        'only how the interaction works',
      ],
      [/insuffisance renale|nephrotoxi|toxicite renale/, 'only the harm that may follow'],
    ],
  },
  {
    name: 'dose threshold',
    wordsFound: 91,
    speaksOf:
      /\d ?(?:mg|g|mmol)\b|(?:fortes?|faibles?) doses?|doses? (?:elevee|minimale|plus|anti|cumul|maximale)|posologies? (?:elevee|minimale)/,
    isStructured: (structure) => structure.limits.length > 0 || hasFact(structure, ['dailyDose', 'singleDose']),
    reasons: [
      [
        /doses? (?:plus faibles|minimales?|plus elevees)|posologies? minimales?|dose reduite|moitie/,
        'no number: lower, lowest or half the dose',
      ],
      [/fortes? doses?|doses? elevees?|doses? maximales?|posologies? elevees?/, 'no number: a high dose'],
      [/adrenaline en \d+ ?minutes/, 'an amount per minute or hour'],
      [/mmol\/prise/, 'an amount in mmol per intake'],
      [/indication/, 'holds for one indication'],
      [/augment|maintenir|double/, 'a dose to reach, not to stay under'],
    ],
  },
  {
    name: 'ECG',
    wordsFound: 91,
    speaksOf: /\becg\b|electrocardiogra/,
    isStructured: (structure) => watches(structure, /qtcInterval/),
    reasons: [],
  },
  {
    name: 'washout',
    wordsFound: 80,
    speaksOf:
      /(?:\d|\bune?|deux|trois|quatre|six) ?(?:jours?|semaines?|mois|cycle) (?:apres|suivant|avant|au moins)|suivant l'arret|cycle suivant|\bdelai\b|decaler l'administration|dernieres semaines|derniers mois|jours apres/,
    isStructured: (structure) => structure.windows.length > 0 || structure.hoursApart !== null,
    reasons: [
      [/demi-vie|derniers mois|delai eventuellement/, 'no number of days'],
      [/mise en route|jusqu'a|bolus/, 'about the start of the treatment'],
      [/au 8e jour|doses maximales/, 'about monitoring during the treatment'],
      [/contraception/, 'several delays, by indication'],
    ],
  },
  {
    name: 'age',
    wordsFound: 79,
    speaksOf: /\bages?\b|agees?\b|\benfants?\b|\bans\b/,
    isStructured: (structure) =>
      structure.emphasis.olderPeople ||
      structure.emphasis.children ||
      hasFact(structure, ['age', 'ageMonths', 'weight']),
    reasons: [
      [/enfant/, 'children named as most at risk, without an age'],
      [
        /sujet de moins|doses curatives|sujet age/,
        'older people together with a dose that no chart states in these words',
      ],
    ],
  },
  {
    name: 'hours apart',
    wordsFound: 60,
    speaksOf: /\bheures?\b|\d ?h\b/,
    isStructured: (structure) => structure.hoursApart !== null || structure.windows.length > 0,
    reasons: [
      [/ecg|surveillance continue/, 'hours of monitoring'],
      [/imagerie|examen/, 'hours before an examination'],
      [/repas|ipp/, 'hours from a meal or of a third drug'],
      [/1 heure|10 ?minutes/, 'an amount per hour'],
    ],
  },
  {
    name: 'route',
    wordsFound: 46,
    speaksOf: /\bvoies?\b|\biv\b|per os|parenteral|suspension buvable/,
    isStructured: (structure) => hasFact(structure, ['route', 'dosageForm']),
    reasons: [
      [/quelle que soit la voie|voie (?:intraveineuse|iv) et la voie orale/, 'every route is meant'],
      [/tedizolide administre/, 'the route explains how, and excludes nothing for certain'],
      [
        /parenterale et\/ou peritoneale|sauf en cas de prise unique|fortes doses et par voie|en cas d'utilisation prolongee|orale ou rectale|inhalees et locales/,
        'together with a dose or duration that has no number',
      ],
      [/par extrapolation, par voie/, 'every route is meant'],
      [/plus marquee|tres importante/, 'one route is worse, none is excluded'],
      [/voies urinaires|par cette voie/, 'not a route of administration'],
      [/lors de l'utilisation|examen/, 'not about the route of either drug'],
    ],
  },
  {
    name: 'INR',
    wordsFound: 43,
    speaksOf: /\binr\b/,
    isStructured: (structure) => watches(structure, /inr/),
    reasons: [],
  },
  {
    name: 'potassium',
    wordsFound: 22,
    speaksOf: /kaliemi|\bpotassium\b/,
    isStructured: (structure) => watches(structure, /potassium/) || hasFact(structure, ['observation']),
    reasons: [],
  },
];

/** Everything that a rule of the thesaurus says, in the form that the kinds are looked for in. */
export function textOfRule(rule: AnsmRule): string {
  return foldedText([rule.mechanism, ...rule.levels.map((level) => level.info), rule.a.id, rule.b.id].join(' . '));
}

export function reasonLeft(kind: ModifierKind, text: string): string {
  return kind.reasons.find(([pattern]) => pattern.test(text))?.[1] ?? 'the sentence was not understood';
}

function factsOf(condition: RuleCondition): readonly Fact[] {
  if ('fact' in condition) return [condition];
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  return factsOf(condition.not);
}
