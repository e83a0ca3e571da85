import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { nameKey } from '../../../clinical/resolver/normaliseName.ts';
import { codeKey } from '../../../clinical/resolver/codeKey.ts';
import { codeSystems } from '../../../schema/coding.ts';
import type { DrugReference } from '../../../schema/knowledge/drugReference.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { createNameReader } from '../resolver/nameReader.ts';

/** Leads from how a source calls a drug to the substances of the starter pack, and remembers which were used. */
export type DrugLookup = {
  /** A name in French or English, a class by its id or name, or a code: `rxnorm:1191`, `atc:B01AC06`, `snomed:387458008`. */
  readonly find: (text: string) => Found;
  readonly findCode: (system: string, code: string) => Found;
  /** What a pack that names the drugs found so far must hold. */
  readonly used: () => Pick<KnowledgePack, 'substances' | 'classes'>;
};
export type Found = { readonly ok: true; readonly drug: DrugReference } | { readonly ok: false; readonly why: string };

const prefixes: Readonly<Record<string, string>> = {
  rxnorm: codeSystems.rxNorm,
  atc: codeSystems.atc,
  snomed: codeSystems.snomed,
};

export function drugLookup(base: KnowledgePack): DrugLookup {
  const knowledge = compileKnowledge([{ ...base, rules: [], coverage: [] }]);
  const readName = createNameReader(knowledge);
  const classes = new Map(
    base.classes.flatMap((group) =>
      [group.id, group.name.en, group.name.fr].map((name) => [nameKey(name), group.id] as const),
    ),
  );
  const used = new Set<string>();
  const usedClasses = new Set<string>();

  const single = (ids: readonly string[], what: string): Found => {
    const [only] = ids;
    if (only === undefined) return { ok: false, why: `${what} is no drug or class of the starter pack` };
    if (ids.length > 1)
      return { ok: false, why: `${what} means several substances (${ids.join(', ')}): name one of them` };
    used.add(only);
    return { ok: true, drug: { substance: only } };
  };
  const findCode = (system: string, code: string): Found =>
    single(
      (knowledge.resolver.byCode.get(codeKey(system, code)) ?? []).map(
        (number) => knowledge.substances[number]?.id ?? '',
      ),
      `${system}|${code}`,
    );
  return {
    findCode,
    find(text) {
      const [, prefix = '', code = ''] = /^(rxnorm|atc|snomed):(.+)$/i.exec(text.trim()) ?? [];
      const system = prefixes[prefix.toLowerCase()];
      if (system !== undefined) return findCode(system, code.trim());
      const group = classes.get(nameKey(text.replace(/^class:/i, '')));
      const ids = readName(text);
      if (group !== undefined && (ids === null || /^class:/i.test(text))) {
        usedClasses.add(group);
        return { ok: true, drug: { class: group } };
      }
      return single(ids ?? [], `"${text}"`);
    },
    used() {
      const named = base.classes.filter((group) => usedClasses.has(group.id));
      const members = new Set([...used, ...named.flatMap((group) => group.members)]);
      return { substances: base.substances.filter((entry) => members.has(entry.id)), classes: named };
    },
  };
}
