import type { Family } from '../../schema/family.ts';
import type { Finding, FiredRule, ModifierTrace } from '../../schema/review/finding.ts';
import { type Line, printOf } from '../facts/lines.ts';
import type { FindingDraft } from '../families/familyOutcome.ts';
import { substanceIds } from '../families/substanceNames.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { hashText, hashTexts } from '../knowledge/contentHash.ts';
import { type JudgedHit, judgeHit } from '../tier/judgeHit.ts';
import { severityIndex, tierIndex } from '../tier/tierTable.ts';
import { enginePack } from './enginePack.ts';
import { byText, sortFew } from '../sortFew.ts';

/** A finding with what a line's fingerprint needs of it. */
export interface AssembledFinding {
  readonly finding: Finding;
  readonly lines: readonly Line[];
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
  const judged = draft.hits.map(judgeHit);
  if (judged.length > 1) sortFew(judged, worstFirst);
  const [leading] = judged;
  if (leading === undefined) return null;
  const rule = leading.hit.compiled.rule;
  const wording = draft.wording?.(leading.hit);
  let { tier, initialTier } = leading;
  for (const own of judged) {
    if (tierIndex(own.tier) < tierIndex(tier)) tier = own.tier;
    if (tierIndex(own.initialTier) < tierIndex(initialTier)) initialTier = own.initialTier;
  }
  const lines = draft.lines.length === 1 ? draft.lines : sortFew([...draft.lines], byOrderId);
  const key = boundedKey(`${family}:${draft.subject}`);
  const ruleContent = judged.length === 1 ? leading.hit.compiled.contentHash : contentOf(judged);
  const modifiers = judged.length === 1 ? [...leading.traces] : judged.flatMap((own) => own.traces);
  const band = leading.hit.band;
  const restsOn = [ruleContent, leading.severity, tier, band ?? ''];
  for (const line of lines) restsOn.push(printOf(line));
  for (const id of unknownIn(modifiers)) restsOn.push(id);
  const finding: Finding = {
    key,
    fingerprint: hashTexts(restsOn),
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
    modifiers,
    clearsWhen: [...draft.clearsWhen],
    monitor:
      judged.length === 1 ? [...rule.monitor] : [...new Set(judged.flatMap((own) => own.hit.compiled.rule.monitor))],
  };
  // Assigned, not spread: this runs for every finding of every review, and spreading costs several times as much.
  if (rule.consequence !== undefined) finding.consequence = rule.consequence;
  if (band !== undefined) finding.band = band;
  return {
    finding,
    lines,
    ruleContent,
    checkKey: draft.company === undefined ? key : boundedKey(`${key}:${draft.company}`),
  };
}

/** Of several rules, whatever their order. */
function contentOf(judged: readonly JudgedHit[]): string {
  return hashText(
    sortFew(
      judged.map((own) => own.hit.compiled.contentHash),
      byText,
    ).join(),
  );
}

function byOrderId(one: Line, other: Line): number {
  return one.order.id < other.order.id ? -1 : 1;
}

function unknownIn(modifiers: readonly ModifierTrace[]): readonly string[] {
  const ids: string[] = [];
  for (const { effect, id } of modifiers) if (effect === 'unknown') ids.push(id);
  return ids.length < 2 ? ids : sortFew(ids, byText);
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
