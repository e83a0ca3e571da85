import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { byKey } from '../compile/byKey.ts';

/** `starter 2026.11.0, 561 substances, 80 classes, 312 rules (interaction 150, ...)` */
export function packSummary(pack: KnowledgePack): string {
  const counts = [...rulesByFamily(pack)].map(([family, rules]) => `${family} ${rules}`).join(', ');
  return `${pack.id} ${pack.version}, ${pack.substances.length} substances, ${pack.classes.length} classes, ${pack.rules.length} rules (${counts})`;
}

export function rulesByFamily(pack: KnowledgePack): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { family } of pack.rules) counts.set(family, (counts.get(family) ?? 0) + 1);
  return new Map([...counts].toSorted(byKey));
}
