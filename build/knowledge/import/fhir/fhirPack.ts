import type { KnowledgePack, Rule } from '../../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../../schema/result.ts';
import { drugLookup } from '../drugLookup.ts';
import type { ImportFault } from '../importFault.ts';
import { type Reader, ruleOf, SOURCE_ID } from './fhirRule.ts';
import { readFhir } from './readFhir.ts';

/** What a pack is called and how long it holds: FHIR files do not say it of a knowledge base. */
export type PackHead = {
  readonly id: string;
  readonly version: string;
  readonly effectiveDate: string;
  readonly expiryDate: string;
};

/** FHIR definitions of interactions and contraindications to a pack, or every fault. It covers nothing by itself. */
export function fhirPack(
  text: string,
  base: KnowledgePack,
  head: PackHead,
): Result<KnowledgePack, readonly ImportFault[]> {
  const read = readFhir(text);
  if (!read.ok) return read;
  const lookup = drugLookup(base);
  const faults: ImportFault[] = [];
  const rules: Rule[] = [];
  const groups = new Map<string, KnowledgePack['conditionGroups'][number]>();
  for (const placed of read.value.rules) {
    const reader: Reader = {
      ...placed,
      file: read.value,
      lookup,
      fault: (path, detail) => faults.push({ place: `${placed.place}${path === '' ? '' : `.${path}`}`, detail }),
    };
    const made = ruleOf(reader);
    if (made === null) continue;
    rules.push(...made.rules);
    if (made.group !== undefined) groups.set(made.group.id, made.group);
  }
  const ids = new Set<string>();
  for (const { id } of rules) {
    if (ids.has(id)) faults.push({ place: id, detail: 'two rules have this id' });
    ids.add(id);
  }
  if (faults.length > 0) return { ok: false, error: faults };
  const { substances, classes } = lookup.used();
  return {
    ok: true,
    value: {
      format: 1,
      ...head,
      title: { en: `Imported from FHIR: ${head.id}`, fr: `Import FHIR : ${head.id}` },
      sources: [{ id: SOURCE_ID, title: head.id, edition: head.version, licence: 'as agreed with the sender' }],
      substances,
      classes,
      products: [],
      conditionGroups: [...groups.values()],
      rules,
      coverage: [],
    },
  };
}
