import type { KnowledgePack, Rule } from '../../schema/knowledge/knowledgePack.ts';
import { checkBands } from './checkBands.ts';
import type { PackFault } from './packFailure.ts';
import { conditionsOfRule, drugsOfCondition, drugsOfRule, groupsOfCondition } from './referencesOfRule.ts';

/** What the shape cannot say: every name leads somewhere, no id twice, no class empty, levels and bands in order. */
export function checkPack(pack: KnowledgePack): readonly PackFault[] {
  const substances = new Set(pack.substances.map((substance) => substance.id));
  const classes = new Map(pack.classes.map((group) => [group.id, group.members.length]));
  const sources = new Set(pack.sources.map((source) => source.id));
  const groups = new Set(pack.conditionGroups.map((group) => group.id));
  const faults: PackFault[] = [];
  const add = (kind: PackFault['kind'], place: string, detail: string) => faults.push({ kind, place, detail });

  const needSubstance = (id: string, place: string) => {
    if (!substances.has(id)) add('unknownSubstance', place, id);
  };
  const checkRule = (rule: Rule) => {
    const at = `rules[${rule.id}]`;
    for (const drug of [...drugsOfRule(rule), ...conditionsOfRule(rule).flatMap(drugsOfCondition)]) {
      if ('substance' in drug) needSubstance(drug.substance, at);
      else if (!classes.has(drug.class)) add('unknownClass', at, drug.class);
      else if (classes.get(drug.class) === 0) add('emptyClass', at, drug.class);
    }
    for (const group of conditionsOfRule(rule).flatMap(groupsOfCondition)) {
      if (!groups.has(group)) add('unknownConditionGroup', at, group);
    }
    for (const cited of rule.citations) if (!sources.has(cited.sourceId)) add('unknownSource', at, cited.sourceId);
    faults.push(...checkBands(rule, at));
  };

  for (const [name, ids] of listsOfIds(pack)) {
    for (const id of duplicates(ids)) add('duplicateId', `${name}[${id}]`, id);
  }
  for (const group of pack.classes) for (const id of group.members) needSubstance(id, `classes[${group.id}]`);
  for (const entry of pack.coverage) for (const id of entry.substances) needSubstance(id, `coverage[${entry.family}]`);
  for (const product of pack.products) {
    for (const ingredient of product.ingredients) needSubstance(ingredient.substance, `products[${product.name}]`);
  }
  pack.rules.forEach(checkRule);
  if (pack.expiryDate < pack.effectiveDate)
    add('datesReversed', 'expiryDate', `${pack.effectiveDate} > ${pack.expiryDate}`);
  return faults;
}

function listsOfIds(pack: KnowledgePack): readonly (readonly [string, readonly string[]])[] {
  return [
    ['substances', pack.substances.map((entry) => entry.id)],
    ['classes', pack.classes.map((entry) => entry.id)],
    ['conditionGroups', pack.conditionGroups.map((entry) => entry.id)],
    ['sources', pack.sources.map((entry) => entry.id)],
    ['rules', pack.rules.map((entry) => entry.id)],
    ['coverage', pack.coverage.map((entry) => entry.family)],
    ...pack.classes.map((group) => [`classes[${group.id}].members`, group.members] as const),
  ];
}

function duplicates(ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}
