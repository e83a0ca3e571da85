import type { KnowledgePack, Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { Severity } from '../../../schema/severity.ts';
import { severityIndex } from '../../../clinical/tier/tierTable.ts';
import { drugsOfRule } from '../../../sync/pack/referencesOfRule.ts';
import { pairLevels } from './pairLevels.ts';

export type PairChange = {
  readonly pair: readonly [string, string];
  readonly before: Severity | null;
  readonly after: Severity | null;
  readonly kind: 'added' | 'removed' | 'raised' | 'lowered';
};
export type RuleChange = {
  readonly id: string;
  readonly family: string;
  readonly kind: 'added' | 'removed' | 'changed';
};
export type DrugChange = {
  readonly drug: string;
  readonly pairs: Readonly<Record<PairChange['kind'], number>>;
  readonly rules: Readonly<Record<RuleChange['kind'], number>>;
};
/** What changes from one pack to another, and for which drugs. */
export type PackDifference = {
  readonly before: { readonly id: string; readonly version: string };
  readonly after: { readonly id: string; readonly version: string };
  readonly substances: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly pairs: readonly PairChange[];
  readonly rules: readonly RuleChange[];
  /** Most changed first. */
  readonly drugs: readonly DrugChange[];
};

export function packDifference(before: KnowledgePack, after: KnowledgePack): PackDifference {
  const pairs = pairChanges(before, after);
  const rules = ruleChanges(before, after);
  const [old, next] = [before, after].map((pack) => new Set(pack.substances.map((entry) => entry.id)));
  return {
    before: { id: before.id, version: before.version },
    after: { id: after.id, version: after.version },
    substances: {
      added: [...(next ?? [])].filter((id) => old?.has(id) !== true).toSorted(),
      removed: [...(old ?? [])].filter((id) => next?.has(id) !== true).toSorted(),
    },
    pairs,
    rules: rules.map(({ rule, kind }) => ({ id: rule.id, family: rule.family, kind })),
    drugs: byDrug(pairs, rules, before, after),
  };
}

function pairChanges(before: KnowledgePack, after: KnowledgePack): readonly PairChange[] {
  const [old, next] = [pairLevels(before), pairLevels(after)];
  const changes: PairChange[] = [];
  for (const key of new Set([...old.keys(), ...next.keys()])) {
    const [was, is] = [old.get(key) ?? null, next.get(key) ?? null];
    if (was === is) continue;
    const [one = '', other = ''] = key.split('|');
    changes.push({ pair: [one, other], before: was, after: is, kind: kindOf(was, is) });
  }
  return changes.toSorted((one, other) => (one.pair.join('|') < other.pair.join('|') ? -1 : 1));
}

function kindOf(was: Severity | null, is: Severity | null): PairChange['kind'] {
  if (was === null) return 'added';
  if (is === null) return 'removed';
  return severityIndex(is) < severityIndex(was) ? 'raised' : 'lowered';
}

type ChangedRule = { readonly rule: Rule; readonly kind: RuleChange['kind'] };

function ruleChanges(before: KnowledgePack, after: KnowledgePack): readonly ChangedRule[] {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const next = new Set(after.rules.map((rule) => rule.id));
  return [
    ...after.rules.flatMap((rule): ChangedRule[] => {
      const was = old.get(rule.id);
      if (was === undefined) return [{ rule, kind: 'added' }];
      return clinical(was) === clinical(rule) ? [] : [{ rule, kind: 'changed' }];
    }),
    ...before.rules.filter((rule) => !next.has(rule.id)).map((rule) => ({ rule, kind: 'removed' as const })),
  ];
}

/** Where it is cited from changes with every edition, and changes nothing for a patient. */
function clinical({ citations: _citations, ...rule }: Rule): string {
  return JSON.stringify(rule);
}

function byDrug(
  pairs: readonly PairChange[],
  rules: readonly ChangedRule[],
  before: KnowledgePack,
  after: KnowledgePack,
): readonly DrugChange[] {
  const counts = new Map<
    string,
    { pairs: Record<PairChange['kind'], number>; rules: Record<RuleChange['kind'], number> }
  >();
  const of = (drug: string) => {
    const known = counts.get(drug) ?? {
      pairs: { added: 0, removed: 0, raised: 0, lowered: 0 },
      rules: { added: 0, removed: 0, changed: 0 },
    };
    counts.set(drug, known);
    return known;
  };
  for (const { pair, kind } of pairs) for (const drug of pair) of(drug).pairs[kind] += 1;
  const members = [before, after].map((pack) => new Map(pack.classes.map((group) => [group.id, group.members])));
  for (const { rule, kind } of rules) {
    const own = (kind === 'removed' ? members[0] : members[1]) ?? new Map<string, string[]>();
    const drugs = drugsOfRule(rule).flatMap((drug) =>
      'class' in drug ? (own.get(drug.class) ?? []) : [drug.substance],
    );
    for (const drug of new Set(drugs)) of(drug).rules[kind] += 1;
  }
  const weight = ({ pairs: p, rules: r }: DrugChange) =>
    p.added + p.removed + p.raised + p.lowered + r.added + r.removed + r.changed;
  return [...counts]
    .map(([drug, count]) => ({ drug, ...count }))
    .toSorted((one, other) => weight(other) - weight(one) || (one.drug < other.drug ? -1 : 1));
}
