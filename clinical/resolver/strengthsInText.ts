import { foldText, nameTokens } from './normaliseName.ts';
import { type StatedAmount, type Strength, statedAmounts } from './readAmount.ts';
import type { ResolverTables } from './resolverTables.ts';

/** The strength of one substance of a medication, and the size of its container where the name tells it ("10 mg/mL, 5 mL"). */
export interface SubstanceStrength {
  readonly substance: number;
  readonly strength: Strength;
  readonly containerMl?: number;
}

/**
 * Per substance what a name says of its strength. One substance takes the one strength that is stated; several take theirs only
 * where the name tells which is whose: each behind its substance ("amoxicillin 875 MG / clavulanate 125 MG"), or all in the
 * order of the names ("tramadol/paracetamol 37,5 mg/325 mg"). Anything else says nothing: a strength given to the wrong part
 * of a combination would be a wrong dose.
 */
export function strengthsInText(
  text: string,
  substances: readonly number[],
  tables: ResolverTables,
): readonly SubstanceStrength[] {
  const folded = foldText(text).replace(/\[[^\]]*\]/g, ' ');
  const amounts = statedAmounts(folded);
  const strengths = amounts.filter(({ isContainer }) => !isContainer);
  if (strengths.length === 0) return [];
  const containers = amounts.filter(({ isContainer }) => isContainer);
  const container = containers.length === 1 ? containers[0]?.strength.numerator : undefined;
  const containerMl = container === undefined ? undefined : container.value * (container.unit === 'L' ? 1000 : 1);
  const size = containerMl === undefined ? {} : { containerMl };
  const [only] = substances;
  if (substances.length === 1 && only !== undefined) {
    const stated = onlyStrength(strengths, folded);
    return stated === null ? [] : [{ substance: only, strength: stated, ...size }];
  }
  const ordered = strengths.length === substances.length ? brandOrder(folded, substances, tables) : undefined;
  if (ordered !== undefined)
    return strengths.flatMap(({ strength }, position) => {
      const substance = ordered[position];
      return substance === undefined ? [] : [{ substance, strength, ...size }];
    });
  const names = namesInOrder(folded, substances, tables);
  if (names.length !== substances.length || strengths.length !== names.length) return [];
  const isInterleaved = names.every(
    ({ index }, position) =>
      index < (strengths[position]?.index ?? -1) &&
      (strengths[position]?.index ?? 0) < (names[position + 1]?.index ?? Infinity),
  );
  const isNamesFirst = (names.at(-1)?.index ?? Infinity) < (strengths[0]?.index ?? -1);
  if (!isInterleaved && !isNamesFirst) return [];
  return names.flatMap(({ substance }, position) => {
    const strength = strengths[position]?.strength;
    return strength === undefined ? [] : [{ substance, strength, ...size }];
  });
}

/** Creams and suppositories in percent are by weight; only what is poured or injected is per volume. */
const solid = /\b(?:creme|cream|pommade|ointment|gel|pate|poudre|powder|shampoo\w*|emplatre|patch|mousse|foam)\b/;

/** The one strength; the same said twice ("1 % (10 mg/mL)", "100 mg/mL, 1000 mg in 10 mL") is one. */
function onlyStrength(strengths: readonly StatedAmount[], folded: string): Strength | null {
  const [first, ...others] = strengths.map(({ strength }) => strength);
  if (first === undefined) return null;
  if (/%|\bcent\b/.test(folded) && solid.test(folded)) return null;
  const perVolume = [first, ...others].filter(isPerVolume);
  const rates = new Set(perVolume.map(perMillilitre));
  const [concentration] = perVolume;
  if (concentration !== undefined)
    // "1 g (100 mg/mL)": the amount beside a concentration is what the container holds.
    return rates.size === 1 && others.length <= 1 ? concentration : null;
  return others.length === 0 ? first : null;
}

function isPerVolume({ denominator }: Strength): boolean {
  return denominator !== undefined && /^(?:m|c)?L$/.test(denominator.unit);
}

const grams: ReadonlyMap<string, number> = new Map([
  ['ug', 1e-6],
  ['mg', 1e-3],
  ['g', 1],
]);
const millilitres: ReadonlyMap<string, number> = new Map([
  ['mL', 1],
  ['cL', 10],
  ['L', 1000],
]);

function perMillilitre({ numerator, denominator }: Strength): string {
  const volume = denominator === undefined ? 1 : denominator.value * (millilitres.get(denominator.unit) ?? 1);
  const inGrams = grams.get(numerator.unit);
  return `${((numerator.value * (inGrams ?? 1)) / volume).toPrecision(6)} ${inGrams === undefined ? numerator.unit : 'g'}`;
}

/** The substances in the order of the label, where the text begins with a brand whose order is known. */
function brandOrder(
  folded: string,
  substances: readonly number[],
  tables: ResolverTables,
): readonly number[] | undefined {
  const words = nameTokens(folded);
  for (let length = Math.min(tables.longest, words.length); length > 0; length -= 1) {
    const ordered = tables.orderedByName.get(words.slice(0, length).join(' '));
    if (ordered === undefined) continue;
    const isSame = ordered.length === substances.length && ordered.every((number) => substances.includes(number));
    return isSame ? ordered : undefined;
  }
  return undefined;
}

/** Where the text names each of the substances, by itself. */
function namesInOrder(
  folded: string,
  substances: readonly number[],
  tables: ResolverTables,
): readonly { readonly substance: number; readonly index: number }[] {
  const words = [...folded.matchAll(/[a-z0-9]+/g)].flatMap((match) =>
    nameTokens(match[0]).map((token) => ({ token, index: match.index })),
  );
  const found: { substance: number; index: number }[] = [];
  for (let at = 0; at < words.length;) {
    let length = Math.min(tables.longest, words.length - at);
    let numbers: readonly number[] | undefined;
    for (; length > 0; length -= 1) {
      numbers = tables.byName.get(
        words
          .slice(at, at + length)
          .map(({ token }) => token)
          .join(' '),
      );
      if (numbers !== undefined) break;
    }
    const [only] = numbers ?? [];
    const index = words[at]?.index;
    if (numbers?.length === 1 && only !== undefined && index !== undefined && substances.includes(only))
      if (!found.some(({ substance }) => substance === only)) found.push({ substance: only, index });
    at += Math.max(1, length);
  }
  return found;
}
