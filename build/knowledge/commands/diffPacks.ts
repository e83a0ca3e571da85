import type { KnowledgePack, Rule } from '../../../schema/knowledge/knowledgePack.ts';
import { drugsOfRule } from '../../../sync/pack/referencesOfRule.ts';

/** What changes from one pack to another, rule by rule, and which drugs it concerns. */
export function diffPacks(before: KnowledgePack, after: KnowledgePack): string {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const next = new Map(after.rules.map((rule) => [rule.id, rule]));
  const added = after.rules.filter((rule) => !old.has(rule.id));
  const removed = before.rules.filter((rule) => !next.has(rule.id));
  const changed = after.rules.filter(
    (rule) => old.has(rule.id) && JSON.stringify(old.get(rule.id)) !== JSON.stringify(rule),
  );
  const substancesBefore = new Set(before.substances.map((entry) => entry.id));
  const substancesAfter = new Set(after.substances.map((entry) => entry.id));
  return [
    `${before.id} ${before.version} -> ${after.id} ${after.version}`,
    ...section('Rules added', added.map(described)),
    ...section('Rules removed', removed.map(described)),
    ...section('Rules changed', changed.map(described)),
    ...section(
      'Substances added',
      [...substancesAfter].filter((id) => !substancesBefore.has(id)),
    ),
    ...section(
      'Substances removed',
      [...substancesBefore].filter((id) => !substancesAfter.has(id)),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`${title}: ${lines.length}`, ...lines.map((line) => `  ${line}`)];
}

function described(rule: Rule): string {
  const drugs = drugsOfRule(rule).map((drug) => ('class' in drug ? drug.class : drug.substance));
  return `${rule.id} (${[...new Set(drugs)].slice(0, 6).join(', ')})`;
}
