import type { KnowledgePack, Substance } from '../../../schema/knowledge/knowledgePack.ts';
import { codeSystems } from '../../../schema/coding.ts';
import { isMisleadingName } from './misleadingNames.ts';
import type { StarterSources } from './readStarter.ts';
import type { FaultLog } from './sourceFault.ts';

/** Names and codes of every substance, hand-written and collected, each once. */
export function compileSubstances(sources: StarterSources, log: FaultLog): readonly Substance[] {
  const collected = new Map(sources.substanceCodes.flatMap(({ value }) => Object.entries(value)));
  const byId = new Map<string, Substance>();
  for (const { file, value } of sources.substances) {
    for (const [id, written] of Object.entries(value)) {
      if (byId.has(id)) log.add(file, id, 'the substance is written twice');
      const codes = collected.get(id);
      const name = { en: written.en ?? spoken(id), fr: written.fr };
      const synonyms = distinct([...(written.names ?? []), ...(codes?.names ?? [])]).filter(
        (other) => other !== name.en && other !== name.fr,
      );
      for (const name of synonyms)
        if (isMisleadingName(name)) log.add(file, id, `"${name}" is a maker, a form or an ordinary word, not a name`);
      byId.set(id, {
        id,
        name,
        synonyms,
        rxNorm: distinct([...(written.rxNorm ?? []), ...(codes?.rxNorm ?? [])]),
        atc: distinct([...(written.atc ?? []), ...(codes?.atc ?? [])]),
        snomed: distinct(written.snomed ?? []),
        ...(written.allergenOnly === undefined ? {} : { allergenOnly: written.allergenOnly }),
      });
    }
  }
  return [...byId.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** `acetylsalicylicAcid` -> `acetylsalicylic acid` */
export function spoken(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}

export function compileProducts(sources: StarterSources): KnowledgePack['products'] {
  return sources.products.flatMap(({ value }) =>
    value.map((written) => ({
      codings: [
        ...(written.atc ?? []).map((code) => ({ system: codeSystems.atc, code })),
        ...(written.rxNorm ?? []).map((code) => ({ system: codeSystems.rxNorm, code })),
      ],
      name: written.name,
      ...(written.names === undefined ? {} : { synonyms: written.names }),
      ingredients: written.of.map((substance) => ({ substance })),
      ...(written.ordered === undefined ? {} : { ordered: written.ordered }),
    })),
  );
}

export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
