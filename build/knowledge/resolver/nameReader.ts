import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { recogniseText } from '../../../clinical/resolver/recogniseText.ts';
import type { NameReader } from './frenchComposition.ts';

/** Reads names of substances with the resolver's tables; remembers what it read. */
export function createNameReader(knowledge: CompiledKnowledge): NameReader {
  const known = new Map<string, readonly string[] | null>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const match = recogniseText(text, knowledge.allergyResolver);
    const ids =
      match.whole && match.substances.length > 0
        ? match.substances.map((number) => knowledge.substances[number]?.id ?? '')
        : null;
    known.set(text, ids);
    return ids;
  };
}
