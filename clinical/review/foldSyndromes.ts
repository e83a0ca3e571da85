import type { Family } from '../../schema/family.ts';
import type { Syndrome } from '../../schema/knowledge/syndrome.ts';
import type { Finding, FindingPart } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import { hashText } from '../knowledge/contentHash.ts';
import { severityIndex, tierIndex } from '../tier/tierTable.ts';

/**
 * Among parts that are equally severe the patient's own result speaks first, then the whole group of drugs, then a pair: "potassium
 * 6.1 with three causes" says more than "potassium chloride with ramipril".
 */
const speaksFirst: readonly Family[] = ['laboratoryTrigger', 'cumulativeRisk', 'interaction'];
const MOST_ACTIONS = 6;

/**
 * Tells as one finding what is about one harm: the result, the group of drugs, and the pairs among them. It takes the highest
 * severity and the loudest tier of its parts, and lists all their rules. A pair that carries another harm too stays by itself,
 * and so do pairs without a result or a group around them.
 */
export function foldSyndromes(findings: readonly Finding[]): readonly Finding[] {
  const partsBySyndrome = new Map<Syndrome, Finding[]>();
  for (const finding of findings) {
    const syndrome = onlySyndromeOf(finding);
    if (syndrome === null) continue;
    partsBySyndrome.set(syndrome, [...(partsBySyndrome.get(syndrome) ?? []), finding]);
  }
  const folded = new Set<Finding>();
  const wholes: Finding[] = [];
  for (const [syndrome, parts] of partsBySyndrome) {
    const joined = joinedParts(parts);
    if (joined.length < 2) continue;
    for (const part of joined) folded.add(part);
    wholes.push(whole(syndrome, joined));
  }
  return [...findings.filter((finding) => !folded.has(finding)), ...wholes];
}

function onlySyndromeOf(finding: Finding): Syndrome | null {
  if (!speaksFirst.includes(finding.family)) return null;
  const [first, ...others] = new Set(finding.rules.map((rule) => rule.syndrome));
  return first === undefined || others.length > 0 ? null : first;
}

/** The group (or else the result) and what shares its lines: a pair belongs when both of its lines do, a result when any does. */
function joinedParts(parts: readonly Finding[]): readonly Finding[] {
  const core = parts.filter((part) => part.family !== 'interaction');
  if (core.length === 0) return [];
  const lines = new Set(core.flatMap((part) => part.orderIds));
  return [
    ...core,
    ...parts.filter((part) => part.family === 'interaction' && part.orderIds.every((id) => lines.has(id))),
  ];
}

function whole(syndrome: Syndrome, parts: readonly Finding[]): Finding {
  const ordered = parts.toSorted(
    (one, other) =>
      severityIndex(one.severity) - severityIndex(other.severity) ||
      speaksFirst.indexOf(one.family) - speaksFirst.indexOf(other.family) ||
      (one.key < other.key ? -1 : 1),
  );
  const [leading = parts[0]] = ordered;
  if (leading === undefined) throw new Error('a whole has parts');
  const substances = [...new Set(ordered.flatMap((part) => part.substances))];
  const loudest = (tiers: readonly Finding['tier'][]) =>
    tiers.toSorted((one, other) => tierIndex(one) - tierIndex(other))[0] ?? leading.tier;
  const bands = ordered.flatMap((part) => part.band ?? []);
  return {
    ...leading,
    key: `syndrome:${syndrome}`,
    fingerprint: hashText(
      ordered
        .map((part) => part.fingerprint)
        .toSorted()
        .join('|'),
    ),
    tier: loudest(ordered.map((part) => part.tier)),
    initialTier: loudest(ordered.map((part) => part.initialTier)),
    orderIds: [...new Set(ordered.flatMap((part) => part.orderIds))].toSorted(),
    substances,
    title: titleOf(syndrome, ordered, substances),
    actions: unique(ordered.flatMap((part) => part.actions)).slice(0, MOST_ACTIONS),
    evidence: unique(ordered.flatMap((part) => part.evidence)),
    rules: ordered.flatMap((part) => part.rules),
    modifiers: unique(ordered.flatMap((part) => part.modifiers)),
    clearsWhen: unique(ordered.filter((part) => part.family !== 'interaction').flatMap((part) => part.clearsWhen)),
    ...(bands.length === 0 ? {} : { band: bands.join(' ').slice(0, 200) }),
    monitor: [...new Set(ordered.flatMap((part) => part.monitor))],
    parts: ordered.map(partOf),
  };
}

function partOf({ key, family, severity, tier, orderIds, substances, rules, title }: Finding): FindingPart {
  return { key, family, severity, tier, orderIds, substances, ruleIds: rules.map((rule) => rule.ruleId), title };
}

/** With a result the title names it: that is what makes a risk a danger. */
function titleOf(syndrome: Syndrome, parts: readonly Finding[], substances: readonly string[]): Message {
  const result = parts.find((part) => part.family === 'laboratoryTrigger')?.title.params;
  const { analyte, value, unit } = result ?? {};
  if (analyte === undefined || value === undefined || unit === undefined)
    return { key: 'finding.cumulativeRisk', params: { syndrome, substances: [...substances] } };
  return { key: 'finding.syndromeWithResult', params: { syndrome, analyte, value, unit, substances: [...substances] } };
}

function unique<T>(values: readonly T[]): T[] {
  const seen = new Map<string, T>();
  for (const value of values) {
    const text = JSON.stringify(value);
    if (!seen.has(text)) seen.set(text, value);
  }
  return [...seen.values()];
}
