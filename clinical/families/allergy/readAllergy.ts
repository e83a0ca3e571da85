import type { AllergyIntolerance } from '../../../schema/chart/allergy.ts';
import { codeSystems } from '../../../schema/coding.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { singular } from '../../knowledge/namedClasses.ts';
import { foldText, nameKey } from '../../resolver/normaliseName.ts';
import type { ResolverMemo } from '../../resolver/resolution.ts';
import { resolveMedication } from '../../resolver/resolveMedication.ts';
import { codedAllergen } from './allergyCodes.ts';
import { allergenOfShortForm } from './everydayAllergens.ts';

export type ReactionLevel = 'severe' | 'mild' | 'unknown' | 'intolerance';

/** An entry of the allergy record as the checks need it. */
export interface ReadAllergy {
  readonly entry: AllergyIntolerance;
  readonly text: string;
  /** The substances that the entry names. */
  readonly named: ReadonlySet<number>;
  /** Those, and the members of a class that it names. */
  readonly allergens: ReadonlySet<number>;
  /** False: it, or part of it, was not recognised. */
  readonly recognised: boolean;
  readonly level: ReactionLevel;
  readonly isAnaphylaxis: boolean;
}

/** Words before the allergen that say only that it is one. */
const preamble =
  /^\s*(?:known\s+)?(?:allerg(?:y|ic|ie|ique)s?(?:\s+(?:reaction|disposition|propensity))?|intoleran(?:ce|t)|hypersensitivit[ye]|hypersensibilite|adverse reaction)\s*(?:to|with|a la|aux|au|a|de)?\s+/;
const trailing =
  /\s*\b(?:allergy|allergie|intolerance|hypersensitivity|preparations?|class|derivatives?|substances?|product|containing product|drug|antibiotics?|antibiotiques?)\b\s*/g;

/** "Allergie à la pénicilline (choc)", "Allergy to penicillin (disorder)": what happened, or what SNOMED CT calls it. */
const remark = /\s*\([^)]*\)\s*$/;

/** Valid entries only: refuted, withdrawn and inactive ones warn of nothing. */
export function readAllergies(
  entries: readonly AllergyIntolerance[],
  knowledge: CompiledKnowledge,
  memo?: ResolverMemo,
): readonly ReadAllergy[] {
  return entries.filter(isValid).map((entry) => {
    const coded = codedAllergen(entry.code.codings);
    const text = wordsOf(entry, coded);
    const attempts = [text, text.replace(remark, ''), ...(coded === undefined ? [] : [coded])];
    const readings = [...new Set(attempts)].map((words) => allergensOf(entry, words, knowledge, memo));
    return {
      entry,
      text,
      ...(readings.find(({ recognised }) => recognised) ?? readings[0] ?? NOTHING),
      level: levelOf(entry),
      isAnaphylaxis: hasAnaphylaxis(entry),
    };
  });
}

const NOTHING = { named: new Set<number>(), allergens: new Set<number>(), recognised: false } as const;

/** A code without a display stands as its own words. */
function wordsOf({ code: { text, codings } }: AllergyIntolerance, coded: string | undefined): string {
  if (coded !== undefined && codings.some(({ code }) => code === text)) return coded;
  return text !== '' ? text : (codings[0]?.display ?? coded ?? codings[0]?.code ?? '');
}

function isValid(entry: AllergyIntolerance): boolean {
  return entry.active && entry.verification !== 'refuted' && entry.verification !== 'enteredInError';
}

function allergensOf(
  entry: AllergyIntolerance,
  text: string,
  knowledge: CompiledKnowledge,
  memo: ResolverMemo | undefined,
): Pick<ReadAllergy, 'named' | 'allergens' | 'recognised'> {
  const bare = allergenOfShortForm(foldText(text).replace(preamble, ' ').replace(trailing, ' ').trim());
  const key = nameKey(bare);
  const classes = knowledge.classesByName.get(key) ?? knowledge.classesByName.get(singular(key)) ?? [];
  const resolution = resolveMedication(
    { codings: entry.code.codings, text: bare === '' ? 'unknown' : bare },
    knowledge.allergyResolver,
    memo?.ofAllergies,
  );
  const named = new Set(resolution.recognised ? resolution.substances : [...resolution.byCode, ...resolution.byText]);
  const allergens = new Set(named);
  for (const own of classes) for (const number of knowledge.classes.get(own)?.list ?? []) allergens.add(number);
  return { named, allergens, recognised: resolution.recognised || classes.length > 0 };
}

/** A word for a food or something in the air: no drug is meant, so nothing is left unchecked. */
const clearlyNoDrug =
  /\b(?:pollens?|peanuts?|arachides?|cacahuetes?|nuts?|noix|noisettes?|amandes?|almonds?|milk|lait|dairy|eggs?|oeufs?|fish|poissons?|shellfish|crustaces?|seafood|fruits? de mer|wheat|ble|gluten|soya?|soja|cats?|chats?|dogs?|chiens?|animal|dander|acariens?|dust|mites?|poussieres?|mould|mold|moisissures?|grass|graminees?|tree|bouleau|birch|latex|bee|wasp|abeille|guepe|venom|venin|nickel|strawberr(?:y|ies)|fraises?|kiwi|bananas?|bananes?|avocado|avocat|sesame|mustard|moutarde|celery|celeri|lupin)\b/;

export function isClearlyNoDrug(allergy: ReadAllergy): boolean {
  const { category } = allergy.entry;
  return category === 'food' || category === 'environment' || clearlyNoDrug.test(foldText(allergy.text));
}

function levelOf(entry: AllergyIntolerance): ReactionLevel {
  if (
    hasAnaphylaxis(entry) ||
    entry.criticality === 'high' ||
    entry.reactions.some((reaction) => reaction.severity === 'severe' || isSevereByName(reaction.manifestation.text))
  )
    return 'severe';
  if (entry.type === 'intolerance') return 'intolerance';
  return entry.reactions.some((reaction) => reaction.severity === 'mild' || reaction.severity === 'moderate')
    ? 'mild'
    : 'unknown';
}

function hasAnaphylaxis(entry: AllergyIntolerance): boolean {
  return entry.reactions.some(
    ({ manifestation }) =>
      /anaphyla/.test(foldText(manifestation.text)) ||
      manifestation.codings.some((coding) => coding.system === codeSystems.snomed && anaphylaxisCodes.has(coding.code)),
  );
}

/** SNOMED CT: anaphylaxis; anaphylactic shock; anaphylaxis caused by drug; anaphylactoid reaction. */
const anaphylaxisCodes: ReadonlySet<string> = new Set(['39579001', '241929008', '241930003', '35001004']);

/** Reactions after which the drug is not given again, whatever severity was ticked. */
function isSevereByName(text: string): boolean {
  return /angio-?\s?o?edem|quincke|stevens|lyell|epidermal necrolysis|necrolyse epidermique|\bdress\b|bronchospasm|agranulocyt|laryn(?:x|g)|\bshock\b|\bchoc\b|wheez|sibilan|respiratory distress|detresse respiratoire|serum sickness|maladie serique|h[ae]*molytic|hemolytique|pustulosis|pustulose|bullous|bulleuse|heparin-? ?induced|\bhit\b|\btih\b/.test(
    foldText(text),
  );
}
