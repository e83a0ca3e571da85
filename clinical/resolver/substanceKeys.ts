import type { Substance } from '../../schema/knowledge/knowledgePack.ts';
import { nameKey } from './normaliseName.ts';

/** The names of a substance in the form in which names are compared, each folded once while packs are loaded. */
export interface SubstanceKeys {
  readonly id: string;
  readonly en: string;
  readonly fr: string;
  readonly synonyms: readonly string[];
}

export function substanceKeys({ id, name, synonyms }: Substance): SubstanceKeys {
  const own = nameKey(id);
  const en = name.en === id ? own : nameKey(name.en);
  return { id: own, en, fr: name.fr === name.en ? en : nameKey(name.fr), synonyms: synonyms.map(nameKey) };
}
