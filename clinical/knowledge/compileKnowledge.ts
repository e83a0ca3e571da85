import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { KnowledgePack, Rule } from '../../schema/knowledge/knowledgePack.ts';
import { forgetNameKeys } from '../resolver/normaliseName.ts';
import { buildResolverTables, withAllergens } from '../resolver/resolverTables.ts';
import { classKey } from './classKey.ts';
import { type CompiledKnowledge, pairKey } from './compiledKnowledge.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import { compileConditionGroups } from './conditionGroups.ts';
import { coverageOf } from './coverageOf.ts';
import { compileFurtherRules } from './furtherRules.ts';
import { namedClasses } from './namedClasses.ts';
import { pushInto } from './pushInto.ts';
import { bySubstance, cumulativeMembers, pairCodes, watchedAnalytes } from './ruleIndexes.ts';
import { rulesByFamily } from './rulesByFamily.ts';
import { mergeSubstances } from './mergeSubstances.ts';
import { buildPairIndex } from './pairIndex.ts';

/**
 * Makes opened packs ready for `review`; several add up. A reference to a substance or class that its pack does not hold is an
 * empty set: the rule never fires, and coverage (which the pack declares per substance) says nothing about it.
 */
export function compileKnowledge(packs: readonly KnowledgePack[]): CompiledKnowledge {
  const merged = mergeSubstances(packs);
  const size = merged.substances.length;
  const numberOf = (pack: number, id: string) => merged.numberByPackId[pack]?.get(id);
  const singles = new Map<number, SubstanceSet>();
  const singleOf = (number: number | undefined): SubstanceSet | undefined => {
    if (number === undefined) return undefined;
    const known = singles.get(number) ?? substanceSet(size, [number]);
    singles.set(number, known);
    return known;
  };
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
      : singleOf(numberOf(pack, reference.substance))) ?? nothing;
  const unionOf = (pack: number, references: readonly DrugReference[]) => {
    const [only] = references;
    if (only !== undefined && references.length === 1) return membersOf(pack, only);
    return substanceSet(
      size,
      references.flatMap((reference) => membersOf(pack, reference).list),
    );
  };

  const rulesOf = rulesByFamily(packs);
  const interactions = rulesOf('interaction');
  const laboratory = rulesOf('laboratoryTrigger').map((compiled) => ({
    compiled,
    drugs: unionOf(compiled.pack, compiled.rule.drugs),
  }));
  const monitoring = rulesOf('missingMonitoring').map((compiled) => ({
    compiled,
    drugs: unionOf(compiled.pack, compiled.rule.drugs),
  }));
  const allergies = rulesOf('allergy').map((compiled) => ({
    compiled,
    allergens: membersOf(compiled.pack, compiled.rule.allergen),
    drugs: membersOf(compiled.pack, compiled.rule.drug),
  }));
  const duplicates = rulesOf('duplicateTherapy').map((compiled) => ({
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
  for (const compiled of rulesOf('renal'))
    for (const number of membersOf(compiled.pack, compiled.rule.drug).list) pushInto(renal, number, compiled);
  const further = compileFurtherRules(rulesOf, unionOf);
  const resolver = buildResolverTables(packs, numberOf);
  const allergyResolver = withAllergens(resolver, packs, numberOf);
  const classesByName = namedClasses(packs);
  forgetNameKeys();

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
    resolver,
    allergyResolver,
    covered: coverageOf(packs, size, numberOf),
    pairs: buildPairIndex(pairCodes(interactions, membersOf, size), Math.max(1, size), interactions.length),
    interactions,
    cumulative: rulesOf('cumulativeRisk').map((compiled) => ({
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
    ...further,
    watched: watchedAnalytes(laboratory, monitoring, renal, further),
    classes,
    classesByName,
    conditionIndex: compileConditionGroups(packs),
    atcGroups: merged.substances.map((substance) => [
      ...new Set(substance.atc.filter((code) => code.length === 7).map((code) => code.slice(0, 5))),
    ]),
  };
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
