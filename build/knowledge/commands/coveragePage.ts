import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { drugsOfRule } from '../../../sync/pack/referencesOfRule.ts';
import { rulesByFamily } from './packSummary.ts';

/** What the starter pack knows and does not know, as a page: families with their rules, then each substance. */
export function coveragePage(pack: KnowledgePack): string {
  const families = pack.coverage.map((entry) => entry.family);
  const covered = new Map(pack.coverage.map((entry) => [entry.family, new Set(entry.substances)]));
  const named = namedByFamily(pack);
  const rules = rulesByFamily(pack);
  const rows = pack.substances.map(({ id, name }) => {
    const cells = families.map((family) =>
      named.get(family)?.has(id) === true ? 'rule' : covered.get(family)?.has(id) === true ? 'reviewed' : '',
    );
    return `| ${name.en} | ${name.fr} | ${cells.join(' | ')} |`;
  });
  return [
    '# What the starter pack covers',
    '',
    `Made by \`npm run knowledge -- pages\` from ${pack.id} ${pack.version}; do not edit.`,
    '',
    'A check is *clear* only for a drug that the pack covers in that family: **rule**, a rule of the family names the drug or a class that holds it; **reviewed**, a pharmacist considered it and found that it needs no rule (`build/knowledge/starter/coverage/`, with the reason). An empty cell is *not covered*: the review then says "not assessed", never "clear".',
    '',
    '| family | rules | substances in a rule | substances covered |',
    '|---|---:|---:|---:|',
    ...families.map(
      (family) =>
        `| ${family} | ${rules.get(family) ?? 0} | ${named.get(family)?.size ?? 0} | ${covered.get(family)?.size ?? 0} |`,
    ),
    '',
    `In all ${pack.rules.length} rules, ${pack.substances.length} substances, ${pack.classes.length} classes, ${pack.products.length} combinations.`,
    '',
    `| substance | français | ${families.join(' | ')} |`,
    `|---|---|${families.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

function namedByFamily(pack: KnowledgePack): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map(pack.classes.map((group) => [group.id, group.members]));
  const named = new Map<string, Set<string>>();
  for (const rule of pack.rules) {
    const ofFamily = named.get(rule.family) ?? new Set<string>();
    for (const drug of drugsOfRule(rule))
      for (const id of 'class' in drug ? (members.get(drug.class) ?? []) : [drug.substance]) ofFamily.add(id);
    named.set(rule.family, ofFamily);
  }
  return named;
}
