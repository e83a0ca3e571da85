import type { Family } from '../../schema/family.ts';
import type { Finding } from '../../schema/review/finding.ts';
import { pushInto } from '../knowledge/pushInto.ts';
import { severityIndex } from '../tier/tierTable.ts';
import { joinParts } from './joinParts.ts';
import { unique } from './unique.ts';
import { byText, sortFew } from '../sortFew.ts';

/** Families 1 to 5: each may say something of the same two drugs. The first that speaks leads among equally severe ones. */
const ofPairs: readonly Family[] = ['interaction', 'doseThreshold', 'timeWindow', 'intakeSeparation', 'route'];
const MOST_ACTIONS = 6;

/**
 * Tells as one finding what the checks of the families of pairs found of the same two drugs, or of the same two lines: both parts of
 * co-trimoxazole beside methotrexate are one matter. What is told as a syndrome stays there.
 */
export function foldPairs(findings: readonly Finding[]): readonly Finding[] {
  const byPair = new Map<string, Finding[]>();
  for (const finding of findings) {
    const pair = pairOf(finding);
    if (pair !== null) pushInto(byPair, pair, finding);
  }
  const folded = new Set<Finding>();
  const wholes: Finding[] = [];
  for (const parts of byPair.values()) {
    if (parts.length < 2) continue;
    for (const part of parts) folded.add(part);
    wholes.push(tellPair(parts));
  }
  return wholes.length === 0 ? findings : [...findings.filter((finding) => !folded.has(finding)), ...wholes];
}

function pairOf({ family, substances, orderIds, parts }: Finding): string | null {
  if (parts !== undefined || substances.length < 2 || !ofPairs.includes(family)) return null;
  const [one = '', ...others] = substances;
  const other = others.find((name) => name !== one);
  if (other === undefined || others.some((name) => name !== one && name !== other)) return null;
  // A drug on several lines: then the drugs say more than the lines.
  const [first, second, third] = orderIds;
  return first !== undefined && second !== undefined && third === undefined
    ? inOrder(first, second, ' ')
    : inOrder(one, other, '+');
}

function inOrder(one: string, other: string, separator: string): string {
  return one < other ? one + separator + other : other + separator + one;
}

function tellPair(parts: readonly Finding[]): Finding {
  const pair = sortFew([...new Set(parts.flatMap((part) => part.substances))], byText).join('+');
  const ordered = sortFew(
    [...parts],
    (one, other) =>
      severityIndex(one.severity) - severityIndex(other.severity) ||
      ofPairs.indexOf(one.family) - ofPairs.indexOf(other.family) ||
      (one.key < other.key ? -1 : 1),
  );
  const [leading] = ordered;
  if (leading === undefined) throw new Error('a pair has parts');
  const actions = unique(ordered.flatMap((part) => part.actions)).slice(0, MOST_ACTIONS);
  return joinParts(ordered, { key: `pair:${pair}`, title: leading.title, actions });
}
