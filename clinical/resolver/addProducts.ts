import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { codeKey } from './codeKey.ts';
import { nameKey } from './normaliseName.ts';
import { ascending, type NumbersByKey } from './numbersByKey.ts';

/** A name that is a code in words, as product lists give them. */
const CODE_AS_NAME = /^\w{2,5}[\s:#-]*\d{4,}$/;

/** What a product list says of the strength of one substance, in its words: read when a line asks, not for 13,000 products at the start. */
export interface ListedStrength {
  readonly substance: number;
  readonly strengthText: string;
}

/** The tables that products add to. */
interface Tables {
  readonly byCode: NumbersByKey;
  readonly byName: NumbersByKey;
  /** Leads to the substances in the order of their strengths on the label. */
  readonly orderedByName: NumbersByKey;
  readonly strengthsByCode: Map<string, readonly ListedStrength[]>;
}

/** A code of a product means what the product holds, whoever else bears it; a name of it only where no substance has it. */
export function addProducts(pack: KnowledgePack, numberOf: (id: string) => number | undefined, tables: Tables): void {
  const codes: NumbersByKey = new Map();
  const names: NumbersByKey = new Map();
  for (const product of pack.products) {
    const numbers = product.ingredients
      .map((entry) => numberOf(entry.substance))
      .filter((number) => number !== undefined);
    if (numbers.length !== product.ingredients.length) continue;
    const substances = [...new Set(numbers)].sort(ascending);
    const strengths = product.ingredients.flatMap(({ strengthText }, position) => {
      const substance = numbers[position];
      return strengthText === undefined || substance === undefined ? [] : [{ substance, strengthText }];
    });
    for (const coding of product.codings) {
      codes.set(codeKey(coding.system, coding.code), substances);
      if (strengths.length > 0) tables.strengthsByCode.set(codeKey(coding.system, coding.code), strengths);
    }
    for (const name of [product.name, ...(product.synonyms ?? [])]) {
      // Numbers fall out of a key: "CIS 60000001" would make the word "cis" a drug.
      if (CODE_AS_NAME.test(name)) continue;
      const key = nameKey(name);
      if (key === '' || tables.byName.has(key)) continue;
      names.set(key, substances);
      if (product.ordered === true) tables.orderedByName.set(key, numbers);
    }
  }
  for (const [key, numbers] of codes) tables.byCode.set(key, numbers);
  for (const [key, numbers] of names) tables.byName.set(key, numbers);
}
