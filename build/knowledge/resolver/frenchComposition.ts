import { acceptedDifference } from './acceptedDifferences.ts';
import type { FrenchActive, FrenchBaseProduct } from './frenchBase.ts';

/** Which substances (ids) a piece of text names; null: something in it is not known. */
export type NameReader = (text: string) => readonly string[] | null;

/** What one active ingredient of a product may be called by us: the salt and the acting part each, where the pack knows them. */
export interface ExpectedActive {
  readonly names: readonly string[];
  readonly alternatives: readonly (readonly string[])[];
  readonly isOptional: boolean;
}

/** Amino acids that are salts in other names ("perindopril arginine"), so that no pack can list them as names. */
const aminoAcids = /^(?:L-)?(?:(?:ACÉTATE|CHLORHYDRATE|GLUTAMATE) DE )?(?:LYSINE|ARGININE)(?: \(.*\))?$/;
/** Balance the water that a bowel preparation draws; what is absorbed of them is no treatment (SmPC of Movicol, 5.2). */
const bowelElectrolytes = new Set(['sodiumChloride', 'potassiumChloride', 'sodiumBicarbonate', 'sodiumSulfate']);

/** The composition of a product as substances of the pack. */
export function expectedActives(product: FrenchBaseProduct, read: NameReader): readonly ExpectedActive[] {
  const expected = product.actives.map((lines) => ({
    names: lines.map(({ name }) => name),
    // The substance as it is in the product first: fosphenytoin before the phenytoin that it becomes, iohexol before its iodine.
    alternatives: lines
      .toSorted((one, other) => Number(one.nature === 'FT') - Number(other.nature === 'FT'))
      .flatMap((line) => alternativesOf(line, product.isHomeopathic, read)),
  }));
  const isBowelPreparation = expected.some(({ alternatives }) => alternatives.some((ids) => ids.includes('macrogol')));
  return expected.map((active) => ({
    ...active,
    isOptional: isBowelPreparation && active.alternatives.some((ids) => ids.every((id) => bowelElectrolytes.has(id))),
  }));
}

function alternativesOf(line: FrenchActive, isHomeopathic: boolean, read: NameReader): readonly (readonly string[])[] {
  if ((isHomeopathic || /HOM[ÉE]OPA/.test(line.name)) && isDilutedEnough(line.amount))
    return [['homeopathicPreparation']];
  if (aminoAcids.test(line.name)) return [['aminoAcids']];
  // As a name these would make "dexaméthasone phosphate disodique" two drugs.
  if (/^PHOSPHATE (?:MONO|DI)SODIQUE(?! DE)/.test(line.name)) return [['sodiumPhosphate']];
  const ids = read(line.name.replace(/ POUR PR[ÉE]PARATIONS HOM\S+| CONJUGUÉ À .*/, ''));
  return ids === null ? [] : [ids];
}

/** "4DH", "2CH à 30CH et 4DH à 60DH": the strongest that is stated; see `clinical/resolver/homeopathy.ts`. */
function isDilutedEnough(amount: string): boolean {
  const stated = [...amount.matchAll(/(\d+)\s*(CH|DH|K)/gi)];
  return (
    stated.length > 0 && stated.every(([, steps, scale]) => Number(steps) >= (scale?.toUpperCase() === 'DH' ? 4 : 2))
  );
}

/** Where the pack tells apart what the base states by its acting part alone: the narrower, and what the base calls it. */
const narrower: Readonly<Record<string, string>> = {
  ironSucrose: 'iron',
  ferricCarboxymaltose: 'iron',
  ferricDerisomaltose: 'iron',
  ferrousSulfate: 'iron',
  ferrousFumarate: 'iron',
  ferrousGluconate: 'iron',
  insulinIsophane: 'insulinHuman',
  antithymocyteGlobulin: 'immunoglobulin',
  ioxitalamicAcid: 'iodine',
  ethiodisedOil: 'iodine',
  opium: 'morphine',
  acefyllineDiphenhydramine: 'diphenhydramine',
  flavonoids: 'diosmin',
};

/** Every active is among what was found, and nothing else was found. */
export function agrees(found: readonly string[], expected: readonly ExpectedActive[]): boolean {
  const allowed = new Set(expected.flatMap(({ alternatives }) => alternatives.flat()));
  const meant = new Set([...found, ...found.flatMap((id) => narrower[id] ?? [])]);
  return (
    expected.length > 0 &&
    found.every((id) => allowed.has(id) || allowed.has(narrower[id] ?? '')) &&
    expected.every(
      ({ alternatives, isOptional }) => isOptional || alternatives.some((ids) => ids.every((id) => meant.has(id))),
    )
  );
}

/**
 * What a product is to be known as: what its name says, where that agrees with the composition or differs for a reason that was
 * looked at, so that its code and its words never disagree; else the substances of the composition; null: one is not known.
 */
export function heldSubstances(product: FrenchBaseProduct, read: NameReader): readonly string[] | null {
  const expected = expectedActives(product, read);
  const named = read(product.name);
  if (named !== null && (agrees(named, expected) || acceptedDifference(product.name, named) !== null)) return named;
  if (!isKnown(expected)) return null;
  const ids = expected.filter(({ isOptional }) => !isOptional).flatMap(({ alternatives }) => alternatives[0] ?? []);
  return [...new Set(ids)].toSorted();
}

/** All actives are substances of the pack. */
export function isKnown(expected: readonly ExpectedActive[]): boolean {
  return expected.length > 0 && expected.every(({ alternatives }) => alternatives.length > 0);
}
