import type { Family } from '../../schema/family.ts';
import type { Finding, FiredRule } from '../../schema/review/finding.ts';
import type { FindingDraft } from '../families/familyOutcome.ts';
import { substanceIds } from '../families/substanceNames.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { hashText } from '../knowledge/contentHash.ts';
import { type JudgedHit, judgeHit } from '../tier/judgeHit.ts';
import { severityIndex, tierIndex } from '../tier/tierTable.ts';
import { enginePack } from './enginePack.ts';

/** A finding with what a line's fingerprint needs of it. */
export interface AssembledFinding {
  readonly finding: Finding;
  readonly ruleContent: string;
  readonly checkKey: string;
}

/**
 * The most severe rule leads and gives its words. The tier is the loudest of all rules hit: what lowers one harm lowers no
 * other.
 */
export function assembleFinding(
  family: Family,
  draft: FindingDraft,
  knowledge: CompiledKnowledge,
): AssembledFinding | null {
  const judged = draft.hits.map(judgeHit).sort(worstFirst);
  const [leading] = judged;
  if (leading === undefined) return null;
  const rule = leading.hit.compiled.rule;
  const wording = draft.wording?.(leading.hit);
  const tier = judged.reduce(
    (loudest, own) => (tierIndex(own.tier) < tierIndex(loudest) ? own.tier : loudest),
    leading.tier,
  );
  const initialTier = judged.reduce(
    (loudest, own) => (tierIndex(own.initialTier) < tierIndex(loudest) ? own.initialTier : loudest),
    leading.initialTier,
  );
  const lines = [...draft.lines].sort((one, other) => (one.order.id < other.order.id ? -1 : 1));
  const key = boundedKey(`${family}:${draft.subject}`);
  const ruleContent =
    judged.length === 1
      ? leading.hit.compiled.contentHash
      : hashText(
          judged
            .map((own) => own.hit.compiled.contentHash)
            .sort()
            .join(),
        );
  const unknowns = judged
    .flatMap((own) => own.traces.filter((trace) => trace.effect === 'unknown').map((trace) => trace.id))
    .sort();
  const band = leading.hit.band;
  const fingerprint = hashText(
    [
      ruleContent,
      leading.severity,
      tier,
      band ?? '',
      ...lines.map((line) => `${line.order.id}@${line.order.revision}`),
      ...unknowns,
    ].join('|'),
  );
  const finding: Finding = {
    key,
    fingerprint,
    family,
    severity: leading.severity,
    tier,
    initialTier,
    orderIds: lines.map((line) => line.order.id),
    substances: substanceIds(knowledge, draft.substances),
    title: draft.title(leading.hit),
    hazard: wording?.hazard ?? rule.hazard,
    actions: [...(wording?.actions ?? rule.actions)],
    evidence: [...draft.evidence],
    rules: judged.map((own) => firedRule(own, knowledge)),
    modifiers: judged.flatMap((own) => own.traces),
    clearsWhen: [...draft.clearsWhen],
    monitor: [...new Set(judged.flatMap((own) => own.hit.compiled.rule.monitor))],
  };
  // Assigned, not spread: this runs for every finding of every review, and spreading costs several times as much.
  if (rule.consequence !== undefined) finding.consequence = rule.consequence;
  if (band !== undefined) finding.band = band;
  return { finding, ruleContent, checkKey: draft.company === undefined ? key : boundedKey(`${key}:${draft.company}`) };
}

function worstFirst(one: JudgedHit, other: JudgedHit): number {
  return (
    severityIndex(one.severity) - severityIndex(other.severity) ||
    tierIndex(one.tier) - tierIndex(other.tier) ||
    evidenceOrder.indexOf(one.hit.compiled.rule.evidenceLevel) -
      evidenceOrder.indexOf(other.hit.compiled.rule.evidenceLevel) ||
    (one.hit.compiled.rule.id < other.hit.compiled.rule.id ? -1 : 1)
  );
}

const evidenceOrder = ['established', 'probable', 'theoretical'] as const;

function firedRule({ hit, severity }: JudgedHit, knowledge: CompiledKnowledge): FiredRule {
  const { rule, pack } = hit.compiled;
  const from = knowledge.packs[pack] ?? enginePack;
  const fired: FiredRule = {
    ruleId: rule.id,
    packId: from.packId,
    packVersion: from.version,
    severity,
    evidenceLevel: rule.evidenceLevel,
    context: hit.context,
    citations: rule.citations,
  };
  if (rule.mechanism !== undefined) fired.mechanism = rule.mechanism;
  if (rule.syndrome !== undefined) fired.syndrome = rule.syndrome;
  return fired;
}

/** Keys are stored with answers; 300 characters are their limit, and a syndrome of fifteen drugs can exceed it. */
function boundedKey(key: string): string {
  return key.length <= 200 ? key : `${key.slice(0, 180)}#${hashText(key)}`;
}
