import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../schema/result.ts';
import { readSource, utf8 } from '../import/readSource.ts';

/** One line of the composition. `SA` is the substance as weighed (a salt), `FT` the part of it that acts; a link joins both. */
export interface FrenchActive {
  readonly name: string;
  readonly amount: string;
  /** In what the amount is: "un comprimé", "5 ml de solution". */
  readonly per: string;
  readonly nature: string;
}

/** A product of the French public base with its composition, one entry per active ingredient. */
export interface FrenchBaseProduct {
  readonly cis: string;
  readonly name: string;
  readonly isMarketed: boolean;
  readonly isHomeopathic: boolean;
  readonly actives: readonly (readonly FrenchActive[])[];
}

const PRODUCTS = { name: 'CIS_bdpm', columns: 12 };
const COMPOSITION = { name: 'CIS_COMPO_bdpm', columns: 8 };
/** In April 2026 2 of 13,568 marketed products had no composition, and no composition was without its product. */
const MOST_APART = 0.02;

/**
 * Reads `CIS_bdpm` and `CIS_COMPO_bdpm` (tabs, no header, cp1252 or UTF-8), plain or compressed. The error is a sentence: a file
 * that is missing, cut off, or of another month than the other.
 */
export function readFrenchBase(folder: string): Result<readonly FrenchBaseProduct[], string> {
  const products = table(folder, PRODUCTS);
  if (!products.ok) return products;
  const composition = table(folder, COMPOSITION);
  if (!composition.ok) return composition;
  const actives = new Map<string, Map<string, FrenchActive[]>>();
  for (const [cis = '', , , name = '', amount = '', per = '', nature = '', link = ''] of composition.value) {
    if (name === '') continue;
    const links = actives.get(cis) ?? new Map<string, FrenchActive[]>();
    actives.set(cis, links);
    links.set(link, [
      ...(links.get(link) ?? []),
      { name: name.trim(), amount: amount.trim(), per: per.trim(), nature: nature.trim() },
    ]);
  }
  const read = products.value
    .filter(([cis = '']) => cis !== '')
    .map(([cis = '', name = '', , , , procedure = '', state = '']) => ({
      cis,
      name: name.trim(),
      isMarketed: state === 'Commercialisée',
      isHomeopathic: procedure.includes('homéo'),
      actives: [...(actives.get(cis)?.values() ?? [])],
    }));
  const apart = filesApart(read, new Set(actives.keys()));
  return apart === null ? { ok: true, value: read } : { ok: false, error: `${folder}: ${apart}` };
}

/** Whether the two files belong together, as a sentence; null: they do. */
function filesApart(products: readonly FrenchBaseProduct[], composed: ReadonlySet<string>): string | null {
  const marketed = products.filter((product) => product.isMarketed);
  const bare = marketed.filter((product) => product.actives.length === 0).length;
  if (marketed.length === 0 || bare === marketed.length)
    return 'no marketed product with a composition is in the two files: are they the downloaded ones (tabs, no header)?';
  const known = new Set(products.map(({ cis }) => cis));
  const orphans = [...composed].filter((cis) => !known.has(cis)).length;
  const remedy = 'Fetch both of the same day again';
  if (bare > marketed.length * MOST_APART)
    return `${bare} of ${marketed.length} marketed products have no line in CIS_COMPO_bdpm: it is cut off, or of another month. ${remedy}`;
  if (orphans > composed.size * MOST_APART)
    return `${orphans} of ${composed.size} compositions have no product in CIS_bdpm: it is cut off, or of another month. ${remedy}`;
  return null;
}

function table(
  folder: string,
  { name, columns }: { readonly name: string; readonly columns: number },
): Result<readonly (readonly string[])[], string> {
  const plain = join(folder, `${name}.txt`);
  const file = existsSync(plain) ? plain : `${plain}.gz`;
  if (!existsSync(file))
    return {
      ok: false,
      error: `${folder}: needs CIS_bdpm.txt and CIS_COMPO_bdpm.txt, plain or .gz, as downloaded from the public base`,
    };
  const source = readSource(file);
  if (!source.ok) return source;
  // French in cp1252 is never UTF-8 by chance: a letter with an accent is followed by one without.
  const text = utf8(source.value) ?? new TextDecoder('windows-1252').decode(source.value);
  const rows = text.split(/\r?\n/).map((line) => line.split('\t'));
  const short = rows.findIndex((cells) => cells.length < columns && cells.join('') !== '');
  if (short < 0) return { ok: true, value: rows };
  return {
    ok: false,
    error: `${file}: line ${short + 1}: has ${rows[short]?.length ?? 0} columns of ${columns}: the file is cut off, or not the downloaded one`,
  };
}
