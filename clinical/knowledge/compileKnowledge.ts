import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { KnowledgePack, Rule } from '../../schema/knowledge/knowledgePack.ts';
import { nameKey } from '../resolver/normaliseName.ts';
import { buildResolverTables } from '../resolver/resolverTables.ts';
import {
  type CompiledKnowledge,
  type CompiledRule,
  type CumulativeMember,
  type SubstanceSet,
  classKey,
  pairKey,
} from './compiledKnowledge.ts';
import { compileConditionGroups } from './conditionGroups.ts';
import { contentHash } from './contentHash.ts';
import { mergeSubstances } from './mergeSubstances.ts';
import { buildPairIndex, type PairEntry } from './pairIndex.ts';
import { type RunningFamily, runningFamilies } from './runningFamilies.ts';

/**
 * Makes opened packs ready for `review`; several add up. A reference to a substance or class that its pack does not hold is an
 * empty set: the rule never fires, and coverage (which the pack declares per substance) says nothing about it.
 */
export function compileKnowledge(packs: readonly KnowledgePack[]): CompiledKnowledge {
  const merged = mergeSubstances(packs);
  const size = merged.substances.length;
  const numberOf = (pack: number, id: string) => merged.numberByPackId[pack]?.get(id);
  const singles = merged.substances.map((_substance, number) => substanceSet(size, [number]));
  const setOf = (pack: number, ids: readonly string[]) =>
    substanceSet(
      size,
      ids.map((id) => numberOf(pack, id)),
    );
  const classes = new Map(
    packs.flatMap((pack, number) =>
      pack.classes.map((entry) => [classKey(number, entry.id), setOf(number, entry.members)] as const),
    ),
  );
  const nothing = substanceSet(size, []);
  const membersOf = (pack: number, reference: DrugReference): SubstanceSet =>
    ('class' in reference
      ? classes.get(classKey(pack, reference.class))
      : singles[numberOf(pack, reference.substance) ?? -1]) ?? nothing;
  const unionOf = (pack: number, references: readonly DrugReference[]) =>
    substanceSet(
      size,
      references.flatMap((reference) => membersOf(pack, reference).list),
    );

  const rules = packs.flatMap((pack, number) =>
    pack.rules.map((rule) => ({ rule, pack: number, contentHash: clinicalHash(rule) })),
  );
  const interactions = rulesOf(rules, 'interaction');
  const laboratory = rulesOf(rules, 'laboratoryTrigger').map((compiled) => ({
    compiled,
    drugs: unionOf(compiled.pack, compiled.rule.drugs),
  }));
  const monitoring = rulesOf(rules, 'missingMonitoring').map((compiled) => ({
    compiled,
    drugs: unionOf(compiled.pack, compiled.rule.drugs),
  }));
  const allergies = rulesOf(rules, 'allergy').map((compiled) => ({
    compiled,
    allergens: membersOf(compiled.pack, compiled.rule.allergen),
    drugs: membersOf(compiled.pack, compiled.rule.drug),
  }));
  const duplicates = rulesOf(rules, 'duplicateTherapy').map((compiled) => ({
    compiled,
    members: membersOf(compiled.pack, compiled.rule.class),
    intended: new Set(
      compiled.rule.intended.flatMap(({ a, b }) =>
        membersOf(compiled.pack, a).list.flatMap((one) =>
          membersOf(compiled.pack, b).list.map((other) => pairKey(one, other, size)),
        ),
      ),
    ),
  }));
  const renal = new Map<number, CompiledRule<Extract<Rule, { family: 'renal' }>>[]>();
  for (const compiled of rulesOf(rules, 'renal'))
    for (const number of membersOf(compiled.pack, compiled.rule.drug).list) push(renal, number, compiled);

  return {
    packs: packs.map((pack) => ({
      packId: pack.id,
      version: pack.version,
      title: pack.title.en,
      effectiveDate: pack.effectiveDate,
      expiryDate: pack.expiryDate,
    })),
    substances: merged.substances,
    numberById: merged.numberById,
    resolver: buildResolverTables(packs, numberOf),
    covered: coverageOf(packs, size, numberOf),
    pairs: buildPairIndex(pairEntries(interactions, membersOf), Math.max(1, size), interactions.length),
    interactions,
    cumulative: rulesOf(rules, 'cumulativeRisk').map((compiled) => ({
      compiled,
      members: cumulativeMembers(compiled, membersOf),
    })),
    allergies,
    allergiesBySubstance: bySubstance(allergies),
    duplicates,
    duplicatesBySubstance: bySubstance(duplicates.map(({ members }) => ({ drugs: members }))),
    intendedPairs: new Set(duplicates.flatMap(({ intended }) => [...intended])),
    renal,
    laboratory,
    laboratoryBySubstance: bySubstance(laboratory),
    monitoring,
    monitoringBySubstance: bySubstance(monitoring),
    watched: watchedAnalytes(laboratory, monitoring, renal),
    classes,
    classesByName: namedClasses(packs),
    conditionGroups: compileConditionGroups(packs),
    atcGroups: merged.substances.map((substance) => [
      ...new Set(substance.atc.filter((code) => code.length === 7).map((code) => code.slice(0, 5))),
    ]),
  };
}

/** What a validation rests on: sources, mechanisms and the citation's wording may be corrected without reopening it. */
function clinicalHash(rule: Rule): string {
  const { citations: _citations, mechanism: _mechanism, ...clinical } = rule;
  return contentHash(clinical);
}

function rulesOf<F extends Rule['family']>(
  rules: readonly CompiledRule[],
  family: F,
): CompiledRule<Extract<Rule, { family: F }>>[] {
  const isOfFamily = (compiled: CompiledRule): compiled is CompiledRule<Extract<Rule, { family: F }>> =>
    compiled.rule.family === family;
  return rules
    .filter(isOfFamily)
    .sort((one, other) => (one.rule.id < other.rule.id ? -1 : one.rule.id > other.rule.id ? 1 : one.pack - other.pack));
}

function pairEntries(
  interactions: readonly CompiledRule<Extract<Rule, { family: 'interaction' }>>[],
  membersOf: (pack: number, reference: DrugReference) => SubstanceSet,
): readonly PairEntry[] {
  const entries: PairEntry[] = [];
  interactions.forEach(({ rule, pack }, number) => {
    const ends = membersOf(pack, rule.b).list;
    for (const a of membersOf(pack, rule.a).list) {
      for (const b of ends) {
        if (a < b) entries.push({ low: a, high: b, rule: number, swapped: false });
        else if (b < a) entries.push({ low: b, high: a, rule: number, swapped: true });
      }
    }
  });
  return entries;
}

/** A substance that is a member twice (by itself and by a class) counts once, with the more points. */
function cumulativeMembers(
  compiled: CompiledRule<Extract<Rule, { family: 'cumulativeRisk' }>>,
  membersOf: (pack: number, reference: DrugReference) => SubstanceSet,
): ReadonlyMap<number, CumulativeMember> {
  const members = new Map<number, CumulativeMember>();
  for (const { drug, points, group } of compiled.rule.members) {
    for (const number of membersOf(compiled.pack, drug).list) {
      if ((members.get(number)?.points ?? 0) < points) members.set(number, { points, group: group ?? null });
    }
  }
  return members;
}

function coverageOf(
  packs: readonly KnowledgePack[],
  size: number,
  numberOf: (pack: number, id: string) => number | undefined,
): Record<RunningFamily, Uint8Array> {
  const empty = () => new Uint8Array(size);
  const covered: Record<RunningFamily, Uint8Array> = {
    interaction: empty(),
    cumulativeRisk: empty(),
    allergy: empty(),
    duplicateTherapy: empty(),
    renal: empty(),
    laboratoryTrigger: empty(),
    missingMonitoring: empty(),
  };
  packs.forEach((pack, packNumber) => {
    for (const { family, substances } of pack.coverage) {
      const running = runningFamilies.find((name) => name === family);
      if (running === undefined) continue;
      for (const id of substances) {
        const number = numberOf(packNumber, id);
        if (number !== undefined) covered[running][number] = 1;
      }
    }
  });
  return covered;
}

function namedClasses(packs: readonly KnowledgePack[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  packs.forEach((pack, number) => {
    for (const entry of pack.classes) {
      for (const name of new Set(
        [entry.id, entry.name.en, entry.name.fr].flatMap((text) => [nameKey(text), singular(nameKey(text))]),
      )) {
        if (name !== '') push(named, name, classKey(number, entry.id));
      }
    }
  });
  return named;
}

function watchedAnalytes(
  laboratory: CompiledKnowledge['laboratory'],
  monitoring: CompiledKnowledge['monitoring'],
  renal: CompiledKnowledge['renal'],
): ReadonlyMap<number, readonly string[]> {
  const watched = new Map<number, string[]>();
  const watch = (number: number, analyte: string) => {
    if (watched.get(number)?.includes(analyte) !== true) push(watched, number, analyte);
  };
  for (const { compiled, drugs } of [...laboratory, ...monitoring])
    for (const number of drugs.list) watch(number, compiled.rule.analyte);
  for (const number of renal.keys()) for (const analyte of ['creatinine', 'weight']) watch(number, analyte);
  for (const analytes of watched.values()) analytes.sort();
  return watched;
}

/** "penicillins" on the class, "penicillin" on the allergy card. */
export function singular(key: string): string {
  return key
    .split(' ')
    .map((word) => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word))
    .join(' ');
}

function bySubstance(entries: readonly { readonly drugs: SubstanceSet }[]): ReadonlyMap<number, readonly number[]> {
  const map = new Map<number, number[]>();
  entries.forEach((entry, index) => {
    for (const number of entry.drugs.list) push(map, number, index);
  });
  return map;
}

function substanceSet(size: number, numbers: readonly (number | undefined)[]): SubstanceSet {
  const has = new Uint8Array(size);
  const list: number[] = [];
  for (const number of numbers) {
    if (number === undefined || has[number] === 1) continue;
    has[number] = 1;
    list.push(number);
  }
  return { has, list: list.sort((one, other) => one - other) };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
