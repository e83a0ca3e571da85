import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import { drugLine } from '../commands/diffPacks.ts';
import { type PackDifference, packDifference } from './packDifference.ts';
import { pairLevels } from './pairLevels.ts';

const MOST_DRUGS = 60;
const severities = ['contraindicated', 'notRecommended', 'precaution', 'takeIntoAccount'] as const;

/** Two editions of the thesaurus beside each other, as a page: numbers and names of drugs, nothing of its text. */
export function editionsPage(before: KnowledgePack, after: KnowledgePack): string {
  const difference = packDifference(before, after);
  const [old, next] = [pairLevels(before), pairLevels(after)];
  const atLevel = (levels: ReadonlyMap<string, string>, severity: string) =>
    [...levels.values()].filter((level) => level === severity).length;
  return [
    '# Two editions of the ANSM thesaurus compared',
    '',
    `Made by \`npm run knowledge -- editions ${before.version} ${after.version} --ansm DIR\`; do not edit. A pair counts at the level that a review gives when it knows nothing but the two drugs.`,
    '',
    `| | ${before.version} | ${after.version} |`,
    '|---|---:|---:|',
    `| substances | ${before.substances.length} | ${after.substances.length} |`,
    `| classes | ${before.classes.length} | ${after.classes.length} |`,
    `| interaction rules | ${interactions(before)} | ${interactions(after)} |`,
    `| rules in all families | ${before.rules.length} | ${after.rules.length} |`,
    `| pairs of drugs | ${old.size} | ${next.size} |`,
    ...severities.map(
      (severity) => `| of these ${severity} | ${atLevel(old, severity)} | ${atLevel(next, severity)} |`,
    ),
    '',
    '| what changes | pairs | rules |',
    '|---|---:|---:|',
    ...(['added', 'removed', 'raised', 'lowered', 'changed'] as const).map(
      (kind) => `| ${kind} | ${countPairs(difference, kind)} | ${countRules(difference, kind)} |`,
    ),
    '',
    `Substances added (${difference.substances.added.length}): ${difference.substances.added.join(', ') || 'none'}.`,
    '',
    `Substances removed (${difference.substances.removed.length}): ${difference.substances.removed.join(', ') || 'none'}.`,
    '',
    `## The ${Math.min(MOST_DRUGS, difference.drugs.length)} drugs most changed, of ${difference.drugs.length}`,
    '',
    ...difference.drugs.slice(0, MOST_DRUGS).map((drug) => `- ${drugLine(drug)}`),
    '',
  ].join('\n');
}

function interactions(pack: KnowledgePack): number {
  return pack.rules.filter((rule) => rule.family === 'interaction').length;
}

function countPairs({ pairs }: PackDifference, kind: string): number | string {
  return kind === 'changed' ? '' : pairs.filter((pair) => pair.kind === kind).length;
}

function countRules({ rules }: PackDifference, kind: string): number | string {
  return kind === 'raised' || kind === 'lowered' ? '' : rules.filter((rule) => rule.kind === kind).length;
}
