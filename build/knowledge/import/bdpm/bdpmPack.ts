import { compileKnowledge } from '../../../../clinical/knowledge/compileKnowledge.ts';
import { readStrength } from '../../../../clinical/resolver/readAmount.ts';
import { codeSystems } from '../../../../schema/coding.ts';
import type { KnowledgePack } from '../../../../schema/knowledge/knowledgePack.ts';
import type { FrenchActive, FrenchBaseProduct } from '../../resolver/frenchBase.ts';
import { expectedActives, heldSubstances, type NameReader } from '../../resolver/frenchComposition.ts';
import { createNameReader } from '../../resolver/nameReader.ts';

type Product = KnowledgePack['products'][number];
export type BdpmReport = {
  readonly marketed: number;
  readonly mapped: number;
  /** Substances of the base that the starter pack does not know, with how many marketed products hold them. */
  readonly unknownSubstances: readonly { readonly name: string; readonly products: number }[];
  readonly unmapped: readonly { readonly cis: string; readonly name: string; readonly unknown: readonly string[] }[];
};
export type BdpmEdition = { readonly version: string; readonly effectiveDate: string; readonly expiryDate: string };

/**
 * Marketed products by CIS code, with the substances of the starter pack in them and, where the base states one that can be read,
 * the strength of each. A product of which one ingredient is not known is left out: half of a combination must not pass for the
 * whole. It covers no family.
 */
export function bdpmPack(
  products: readonly FrenchBaseProduct[],
  starter: KnowledgePack,
  edition: BdpmEdition,
): { pack: KnowledgePack; report: BdpmReport } {
  const knowledge = compileKnowledge([{ ...starter, rules: [], coverage: [] }]);
  const read = createNameReader(knowledge);
  const marketed = products.filter((product) => product.isMarketed);
  const mapped: Product[] = [];
  const unmapped: BdpmReport['unmapped'][number][] = [];
  for (const product of marketed) {
    const ingredients = ingredientsOf(product, read);
    if (ingredients.unknown.length > 0 || ingredients.known.length === 0)
      unmapped.push({ cis: product.cis, name: product.name, unknown: ingredients.unknown });
    else mapped.push(productOf(product.cis, ingredients.known));
  }
  const used = new Set(mapped.flatMap((product) => product.ingredients.map((entry) => entry.substance)));
  const pack: KnowledgePack = {
    format: 1,
    id: 'bdpm',
    ...edition,
    title: { en: 'French public product base', fr: 'Base de données publique des médicaments' },
    sources: [
      {
        id: 'bdpm',
        title: 'Base de données publique des médicaments',
        edition: edition.version,
        licence: 'Licence ouverte / Open Licence (Etalab)',
        url: 'https://base-donnees-publique.medicaments.gouv.fr',
      },
    ],
    substances: starter.substances.filter((entry) => used.has(entry.id)),
    classes: [],
    products: mapped,
    conditionGroups: [],
    rules: [],
    coverage: [],
  };
  return {
    pack,
    report: { marketed: marketed.length, mapped: mapped.length, unknownSubstances: counted(unmapped), unmapped },
  };
}

function ingredientsOf(product: FrenchBaseProduct, read: NameReader) {
  const expected = expectedActives(product, read);
  const held = heldSubstances(product, read);
  if (held === null) {
    const missing = expected.filter(({ alternatives }) => alternatives.length === 0);
    return { known: [], unknown: missing.map(({ names }) => names.join(' = ')) };
  }
  const known = held.map((id) => {
    const bearers = [...expected.entries()].filter(([, { alternatives }]) => alternatives.flat().includes(id));
    const [[position, active] = []] = bearers;
    // An ingredient stated as two substances, or two ingredients that are one substance, have no strength of their own.
    const isOwn = bearers.length === 1 && active?.alternatives.every((ids) => ids.length === 1) === true;
    const lines = position === undefined ? [] : (product.actives[position] ?? []);
    return [id, isOwn && active !== undefined ? strengthOf(lines, active.alternatives) : undefined] as const;
  });
  return { known, unknown: [] };
}

/**
 * The amount of the part that acts where the base states it and the pack knows it by the same name (doses are ordered in it),
 * else of the salt. Only what the engine can read is kept.
 */
function strengthOf(lines: readonly FrenchActive[], alternatives: readonly (readonly string[])[]): string | undefined {
  const acting = alternatives.length > 1 ? lines.find((line) => line.nature === 'FT') : undefined;
  const { amount = '', per = '' } = acting ?? lines[0] ?? {};
  return [`${amount} / ${per}`, isOneUnit(per) ? amount : ''].find(
    (text) => text !== '' && readStrength(text) !== null,
  );
}

/** "un comprimé", "une gélule": the amount is that of one unit. */
function isOneUnit(per: string): boolean {
  return /^une? [a-zéèêœ]+(?: [a-zéèêœ]+)*$/i.test(per);
}

/**
 * Known by its code alone. The names of the base would be 13,000 more for the resolver to fold at every start (60 ms of 300), and
 * what they name it reads from their words already.
 */
function productOf(cis: string, known: readonly (readonly [string, string | undefined])[]): Product {
  return {
    codings: [{ system: codeSystems.cis, code: cis }],
    name: `CIS ${cis}`,
    ingredients: known.map(([substance, strengthText]) =>
      strengthText === undefined ? { substance } : { substance, strengthText },
    ),
  };
}

function counted(unmapped: BdpmReport['unmapped']): BdpmReport['unknownSubstances'] {
  const counts = new Map<string, number>();
  for (const { unknown } of unmapped) for (const name of unknown) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, products]) => ({ name, products }))
    .toSorted((one, other) => other.products - one.products || (one.name < other.name ? -1 : 1));
}
