import type { Family } from '../../../schema/family.ts';
import type { KnowledgePack, Rule, Substance, SubstanceClass } from '../../../schema/knowledge/knowledgePack.ts';
import { drugsOfRule } from '../../../sync/pack/referencesOfRule.ts';
import { byKey } from './byKey.ts';
import type { StarterSources } from './readStarter.ts';
import type { FaultLog } from './sourceFault.ts';

/**
 * Which drugs each family may call clear: those that a rule of the family names, and those that a pharmacist reviewed and
 * found to need no rule (`coverage/<family>.yaml`, with the reason). Nothing else: having no rule is not being safe.
 */
export function compileCoverage(
  reviewed: StarterSources['coverage'],
  rules: readonly Rule[],
  substances: readonly Substance[],
  classes: readonly SubstanceClass[],
  log: FaultLog,
): KnowledgePack['coverage'] {
  const members = new Map(classes.map((group) => [group.id, group.members]));
  const known = new Set(substances.map((entry) => entry.id));
  const covered = new Map<Family, Set<string>>();
  const cover = (family: Family, ids: readonly string[]) => {
    const ofFamily = covered.get(family) ?? new Set<string>();
    for (const id of ids) ofFamily.add(id);
    covered.set(family, ofFamily);
  };

  for (const rule of rules) {
    for (const drug of drugsOfRule(rule))
      cover(rule.family, 'class' in drug ? (members.get(drug.class) ?? []) : [drug.substance]);
  }
  for (const { file, value } of reviewed) {
    for (const group of value.reviewed) {
      for (const id of group.substances) {
        const ids = members.get(id) ?? [id];
        for (const substance of ids)
          if (!known.has(substance))
            log.add(file, group.because.slice(0, 40), `"${substance}" is no substance or class`);
        cover(value.family, ids);
      }
    }
  }
  return [...covered].toSorted(byKey).map(([family, ids]) => ({ family, substances: [...ids].toSorted() }));
}
