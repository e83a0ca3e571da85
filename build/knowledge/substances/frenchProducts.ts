import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normalisedName } from './normalisedName.ts';

/** A French product: its name before the strength, and the substances it holds. */
export type FrenchProduct = {
  readonly brand: string;
  readonly substances: readonly string[];
  readonly isMarketed: boolean;
};

/** The French public product base (cp1252, tabs, no header), as downloaded and compressed. */
export function readFrenchProducts(folder: string): readonly FrenchProduct[] {
  const composition = new Map<string, Set<string>>();
  for (const [product = '', , , substance = '', , , kind] of table(folder, 'CIS_COMPO_bdpm')) {
    if (kind === 'SA') composition.set(product, (composition.get(product) ?? new Set()).add(normalisedName(substance)));
  }
  return table(folder, 'CIS_bdpm').map(([product = '', name = '', , , , , state]) => ({
    brand: (/^([^\d,]+)/.exec(name)?.[1] ?? '').trim(),
    substances: [...(composition.get(product) ?? [])],
    isMarketed: state === 'Commercialisée',
  }));
}

function table(folder: string, name: string): readonly (readonly string[])[] {
  const text = new TextDecoder('windows-1252').decode(gunzipSync(readFileSync(join(folder, `${name}.txt.gz`))));
  return text.split(/\r?\n/).map((line) => line.split('\t'));
}
