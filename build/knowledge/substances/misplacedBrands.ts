import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Substance } from '../../../schema/knowledge/knowledgePack.ts';
import { normalisedName } from './normalisedName.ts';

/** Brands of ours that a French product of one substance bears, where that substance is another one. */
export function misplacedBrands(substances: readonly Substance[], folder: string): readonly string[] {
  const table = (name: string) =>
    new TextDecoder('windows-1252')
      .decode(gunzipSync(readFileSync(join(folder, `${name}.txt.gz`))))
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
  const composition = new Map<string, Set<string>>();
  for (const [product = '', , , ingredient = ''] of table('CIS_COMPO_bdpm'))
    composition.set(product, (composition.get(product) ?? new Set()).add(normalisedName(ingredient)));
  const wordsOfBrand = new Map<string, Set<string>>();
  for (const [product = '', name = ''] of table('CIS_bdpm')) {
    const brand = normalisedName(/^([^\d,]+)/.exec(name)?.[1] ?? '');
    for (const ingredient of composition.get(product) ?? [])
      wordsOfBrand.set(brand, (wordsOfBrand.get(brand) ?? new Set()).add(ingredient));
  }
  return substances.flatMap((substance) => {
    const own = [substance.name.fr, substance.name.en, ...substance.synonyms].map((name) =>
      normalisedName(name).slice(0, 6),
    );
    return substance.synonyms.flatMap((brand) => {
      const ingredients = [...(wordsOfBrand.get(normalisedName(brand)) ?? [])];
      const agrees =
        ingredients.length === 0 || ingredients.some((ingredient) => own.some((stem) => ingredient.includes(stem)));
      return agrees ? [] : [`${substance.id}: ${brand} is ${ingredients.join(' + ')}`];
    });
  });
}
