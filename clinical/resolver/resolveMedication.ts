import type { Coding } from '../../schema/coding.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { Medication } from '../../schema/chart/medication.ts';
import { recogniseText } from './recogniseText.ts';
import type { Resolution, ResolverMemo, TextMatch } from './resolution.ts';
import { readStrength } from './readAmount.ts';
import type { ListedStrength } from './addProducts.ts';
import { codeKey } from './codeKey.ts';
import type { ResolverTables } from './resolverTables.ts';
import { strengthsInText, type SubstanceStrength } from './strengthsInText.ts';

/** Too many remembered medications: forget them all rather than grow without end. */
const MEMO_LIMIT = 20_000;

/** Which substances a medication holds: by its codes, its stated ingredients, its words; see `resolve` for whom to believe. */
export function resolveMedication(medication: Medication, tables: ResolverTables, memo?: ResolverMemo): Resolution {
  if (memo === undefined) return resolve(medication, tables, undefined);
  const key = memoKey(medication);
  const known = memo.byMedication.get(key);
  if (known !== undefined) return known;
  const resolution = resolve(medication, tables, memo);
  if (memo.byMedication.size >= MEMO_LIMIT) memo.byMedication.clear();
  memo.byMedication.set(key, resolution);
  return resolution;
}

/**
 * Codes are believed first, then stated ingredients, then names. Sources that name different drugs make the line
 * unrecognised, unless one contains the other: then the larger holds (a code of one ingredient beside the name of the
 * combination). A half-recognised name is only believed where a code or the stated ingredients contain it.
 */
function resolve(medication: Medication, tables: ResolverTables, memo: ResolverMemo | undefined): Resolution {
  const code = firstCode(medication.codings, tables);
  const stated = statedIngredients(medication, tables, memo);
  const texts = wordsOf(medication).map((text) => recognise(text, tables, memo));
  const whole = texts.filter((match) => match.whole && match.substances.length > 0);
  const partial = texts.filter((match) => !match.whole && match.substances.length > 0);
  const byText = union(texts.map((match) => match.substances));

  const sources = [code?.substances, stated?.whole, ...whole.map((match) => match.substances)].filter(
    (source) => source !== undefined,
  );
  const byCode = code?.substances ?? [];
  if (sources.length === 0)
    return {
      recognised: false,
      why: byText.length > 0 || stated?.some === true ? 'partial' : 'unknown',
      byCode,
      byText,
    };
  const largest = sources.reduce((best, source) => (source.length > best.length ? source : best));
  if (!sources.every((source) => contains(largest, source)))
    return { recognised: false, why: 'disagreement', byCode, byText };
  const trusted = code !== null || stated?.whole !== undefined;
  const contradicted = partial.some((match) => !contains(largest, match.substances));
  if (contradicted) return { recognised: false, why: trusted ? 'disagreement' : 'partial', byCode, byText };
  if (!trusted && partial.some((match) => match.substances.length === largest.length))
    return { recognised: false, why: 'partial', byCode, byText };
  const matchedBy =
    code !== null && contains(code.substances, largest)
      ? code.matchedBy
      : stated?.whole !== undefined && contains(stated.whole, largest)
        ? 'ingredientText'
        : 'name';
  return {
    recognised: true,
    substances: largest,
    matchedBy,
    byIngredient: stated?.byIngredient ?? null,
    strengths: strengthsOf(medication, largest, tables),
  };
}

/**
 * By the first of the sender's words that states them: doses are ordered in the strength on the label, which may be that of the
 * salt. What the words leave open the code of a listed product tells.
 */
function strengthsOf(
  medication: Medication,
  substances: readonly number[],
  tables: ResolverTables,
): readonly SubstanceStrength[] {
  for (const text of wordsOf(medication)) {
    if (!/\d/.test(text)) continue;
    const read = strengthsInText(text, substances, tables);
    if (read.length > 0) return read;
  }
  for (const { system, code } of medication.codings) {
    const listed = tables.strengthsByCode.get(codeKey(system, code));
    if (listed !== undefined) return listed.flatMap((entry) => listedStrength(entry, listed));
  }
  return [];
}

/** A substance that a product lists twice, or whose strength is not understood, has none. */
function listedStrength(
  { substance, strengthText }: ListedStrength,
  listed: readonly ListedStrength[],
): readonly SubstanceStrength[] {
  const strength = readStrength(strengthText);
  const isListedOnce = listed.filter((other) => other.substance === substance).length === 1;
  return strength === null || !isListedOnce ? [] : [{ substance, strength }];
}

const codeOrder = [
  [codeSystems.rxNorm, 'rxNorm'],
  [codeSystems.atc, 'atc'],
  [codeSystems.cis, 'cis'],
  [codeSystems.ucd, 'cis'],
  [codeSystems.snomed, 'snomed'],
] as const;

interface CodeMatch {
  readonly substances: readonly number[];
  readonly matchedBy: 'rxNorm' | 'atc' | 'cis' | 'snomed';
}

/** The first code system that knows the drug; a later one only where it names these substances and more (a combination). */
function firstCode(codings: readonly Coding[], tables: ResolverTables): CodeMatch | null {
  if (codings.length === 0) return null;
  return codeOrder.reduce<CodeMatch | null>((best, [system, matchedBy]) => {
    const substances = union(
      codings
        .filter((coding) => coding.system === system)
        .map((coding) => tables.byCode.get(codeKey(system, coding.code)) ?? []),
    );
    if (substances.length === 0) return best;
    if (best === null) return { substances, matchedBy };
    return substances.length > best.substances.length && contains(substances, best.substances)
      ? { substances, matchedBy }
      : best;
  }, null);
}

/** `whole` only when every stated ingredient is recognised. */
function statedIngredients(medication: Medication, tables: ResolverTables, memo: ResolverMemo | undefined) {
  if (medication.ingredients === undefined || medication.ingredients.length === 0) return null;
  const byIngredient = medication.ingredients.map((ingredient) => {
    const code = firstCode(ingredient.codings, tables);
    if (code !== null) return code.substances;
    const match = recognise(ingredient.text, tables, memo);
    return match.whole ? match.substances : [];
  });
  const complete = byIngredient.every((substances) => substances.length > 0);
  const some = byIngredient.some((substances) => substances.length > 0);
  return { byIngredient, some, whole: complete ? union(byIngredient) : undefined };
}

/** The sender's words, the names that came with its codes, and the brand. */
function wordsOf(medication: Medication): readonly string[] {
  const words = [medication.text];
  for (const coding of medication.codings)
    if (coding.display !== undefined && !words.includes(coding.display)) words.push(coding.display);
  if (medication.brandName !== undefined && !words.includes(medication.brandName)) words.push(medication.brandName);
  return words;
}

function recognise(text: string, tables: ResolverTables, memo: ResolverMemo | undefined): TextMatch {
  const known = memo?.byText.get(text);
  if (known !== undefined) return known;
  const match = recogniseText(text, tables);
  if (memo !== undefined) {
    if (memo.byText.size >= MEMO_LIMIT) memo.byText.clear();
    memo.byText.set(text, match);
  }
  return match;
}

function contains(larger: readonly number[], smaller: readonly number[]): boolean {
  return smaller.every((number) => larger.includes(number));
}

function union(sets: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(sets.flat())].sort((one, other) => one - other);
}

function memoKey(medication: Medication): string {
  let key = `${medication.text}\n${medication.brandName ?? ''}`;
  for (const coding of medication.codings) key += `\n${coding.system}|${coding.code}|${coding.display ?? ''}`;
  for (const ingredient of medication.ingredients ?? []) {
    key += `\n+${ingredient.text}`;
    for (const coding of ingredient.codings) key += `|${coding.system}|${coding.code}`;
  }
  return key;
}
