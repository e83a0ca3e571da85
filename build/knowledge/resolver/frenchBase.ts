import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

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

/** Reads `CIS_bdpm` and `CIS_COMPO_bdpm` (cp1252, tabs, no header), plain or compressed; null where the folder lacks them. */
export function readFrenchBase(folder: string): readonly FrenchBaseProduct[] | null {
  const products = table(folder, 'CIS_bdpm');
  const composition = table(folder, 'CIS_COMPO_bdpm');
  if (products === null || composition === null) return null;
  const actives = new Map<string, Map<string, FrenchActive[]>>();
  for (const [cis = '', , , name = '', amount = '', per = '', nature = '', link = ''] of composition) {
    if (name === '') continue;
    const links = actives.get(cis) ?? new Map<string, FrenchActive[]>();
    actives.set(cis, links);
    links.set(link, [
      ...(links.get(link) ?? []),
      { name: name.trim(), amount: amount.trim(), per: per.trim(), nature: nature.trim() },
    ]);
  }
  return products
    .filter(([cis = '']) => cis !== '')
    .map(([cis = '', name = '', , , , procedure = '', state = '']) => ({
      cis,
      name: name.trim(),
      isMarketed: state === 'Commercialisée',
      isHomeopathic: procedure.includes('homéo'),
      actives: [...(actives.get(cis)?.values() ?? [])],
    }));
}

function table(folder: string, name: string): readonly (readonly string[])[] | null {
  const plain = join(folder, `${name}.txt`);
  const packed = `${plain}.gz`;
  if (!existsSync(plain) && !existsSync(packed)) return null;
  const bytes = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(packed));
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.split(/\r?\n/).map((line) => line.split('\t'));
}
