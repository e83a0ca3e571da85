import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { KnowledgePack, Rule } from '../../schema/knowledge/knowledgePack.ts';
import { substanceKeys } from '../resolver/substanceKeys.ts';
import { withAllergens } from '../resolver/withAllergens.ts';
import { buildResolverTables } from '../resolver/resolverTables.ts';
import { classKey } from './classKey.ts';
import { type CompiledKnowledge, pairKey } from './compiledKnowledge.ts';
import type { CompiledRule, SubstanceSet } from './compiledRule.ts';
import { compileConditionGroups } from './conditionGroups.ts';
import { coverageOf } from './coverageOf.ts';
import { compileFurtherRules } from './furtherRules.ts';
import { namedClasses } from './namedClasses.ts';
import { pushInto } from './pushInto.ts';
import { bySubstance, cumulativeMembers, endsOf, watchedAnalytes } from './ruleIndexes.ts';
import { rulesByFamily } from './rulesByFamily.ts';
import { mergeSubstances } from './mergeSubstances.ts';
import { buildPairIndex } from './pairIndex.ts';
import { substanceSets } from './substanceSet.ts';

/**
 * Makes opened packs ready for `review`; several add up. A reference to a substance or class that its pack does not hold is an
 * empty set: the rule never fires, and coverage (which the pack declares per substance) says nothing about it.
 */
export function compileKnowledge(packs: readonly KnowledgePack[]): CompiledKnowledge {
  const keys = packs.map((pack) => pack.substances.map(substanceKeys));
  const merged = mergeSubstances(packs, keys);
  const size = merged.substances.length;
  const substanceSet = substanceSets(size);
  const numberOf = (pack: number, id: string) => merged.numberByPackId[pack]?.get(id);
  const singles = new Map<number, SubstanceSet>();
  const singleOf = (number: number | undefined): SubstanceSet | undefined => {
    if (number === undefined) return undefined;
    let single = singles.get(number);
    if (single === undefined) singles.set(number, (single = substanceSet([number])));
    return single;
  };
  const setOf = (pack: number, ids: readonly string[]) => substanceSet(ids.map((id) => numberOf(pack, id)));
  const classes = new Map(
    packs.flatMap((pack, number) =>
      pack.classes.map((entry) => [classKey(number, entry.id), setOf(number, entry.members)] as const),
    ),
  );
  const nothing = substanceSet([]);
  const membersOf = (pack: number, reference: DrugReference): SubstanceSet =>
    ('class' in reference
      ? classes.get(classKey(pack, reference.class))
      : singleOf(numberOf(pack, reference.substance))) ?? nothing;
  const unionOf = (pack: number, references: readonly DrugReference[]) => {
    const [only] = references;
    if (only !== undefined && references.length === 1) return membersOf(pack, only);
    return substanceSet(references.flatMap((reference) => membersOf(pack, reference).list));
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
  const resolver = buildResolverTables(packs, numberOf, keys);
  const allergyResolver = withAllergens(resolver, packs, numberOf);
  const classesByName = namedClasses(packs);

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
    pairs: buildPairIndex(endsOf(interactions, membersOf), Math.max(1, size)),
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
    atcGroups: merged.substances.map(({ atc }) => atcGroupsOf(atc)),
  };
}

function atcGroupsOf(codes: readonly string[]): readonly string[] {
  const groups: string[] = [];
  for (const code of codes) {
    const group = code.slice(0, 5);
    if (code.length === 7 && !groups.includes(group)) groups.push(group);
  }
  return groups;
}
