import type { CheckOutcome, NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { CheckFingerprint } from '../../schema/events/fingerprint.ts';
import type { Family } from '../../schema/family.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Line } from '../facts/lines.ts';
import type { FamilyCheck, Unknown } from '../families/familyOutcome.ts';
import { familyConcerns } from '../families/familyScope.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { RunningFamily } from '../knowledge/runningFamilies.ts';
import { assembleFinding, type AssembledFinding } from './assembleFinding.ts';
import type { ReviewedLines } from './reviewedLines.ts';
import { clearBlocks, type Freshness } from './blockClear.ts';
import { unresolvedFor } from './unresolvedLines.ts';

export type Outcome = CheckOutcome['outcome'];

/** All that one family says of one chart. */
export interface FamilyReview {
  readonly findings: readonly AssembledFinding[];
  readonly notAssessed: readonly NotAssessed[];
  /** By the position of the line among all. */
  readonly outcomes: readonly Outcome[];
  readonly outcome: Outcome;
}

/**
 * Runs one family over the lines that are given now; suspended lines have nothing that applies.
 * @param fingerprints by the position of the line among all: what there is to write down of this family is added
 */
export function reviewFamily(
  family: RunningFamily,
  check: FamilyCheck,
  facts: PatientFacts,
  lines: ReviewedLines,
  knowledge: CompiledKnowledge,
  freshness: Freshness,
  fingerprints: readonly CheckFingerprint[][],
): FamilyReview {
  const { all, given } = lines;
  const concerns = familyConcerns(family, facts, given);
  const unresolved =
    knowledge.packs.length === 0
      ? withoutKnowledge(family, given.filter(concerns))
      : unresolvedFor(family, given, concerns, knowledge);
  const result = check(facts, knowledge, lines.recognised);
  const findings: AssembledFinding[] = [];
  for (const draft of result.findings) {
    const found = assembleFinding(family, draft, knowledge);
    if (found !== null) findings.push(found);
  }
  const unknowns = unresolved.length === 0 ? result.unknowns : [...unresolved, ...result.unknowns];

  const state = all.map((): Outcome => 'notApplicable');
  for (const line of result.applicable) {
    if (line.given && line.position !== undefined) state[line.position] = 'clear';
  }
  // Clear and not applicable are not written down: both say "nothing here", and twenty-two of them a line would fill the journal.
  for (const { lines: concerned, reason, input } of unknowns) {
    const fingerprint: CheckFingerprint = {
      checkKey: `${family}|${reason}|${input}`,
      family,
      outcome: 'notAssessed',
      notAssessed: reason,
    };
    for (const { position } of concerned) {
      if (position === undefined) continue;
      state[position] = 'notAssessed';
      const own = fingerprints[position];
      if (own?.some(({ checkKey }) => checkKey === fingerprint.checkKey) === false) own.push(fingerprint);
    }
  }
  for (const { finding, lines: concerned, ruleContent, checkKey } of findings) {
    const { severity, tier, band } = finding;
    const fingerprint: CheckFingerprint = { checkKey, family, outcome: 'finding', ruleContent, severity, tier };
    if (band !== undefined) fingerprint.band = band;
    for (const { position } of concerned) {
      if (position === undefined) continue;
      state[position] = 'finding';
      fingerprints[position]?.push(fingerprint);
    }
  }

  // Fingerprints are taken before this: an old feed is the workstation's trouble, not the patient's.
  const blocks = state.includes('clear') ? clearBlocks(family, freshness, knowledge) : [];
  const clear = blocks.length === 0 ? [] : all.filter((_line, position) => state[position] === 'clear');
  const blocked = blocks.length === 0 ? state : state.map((own) => (own === 'clear' ? 'notAssessed' : own));
  const open = blocks.length === 0 ? unknowns : [...unknowns, ...blocks.map((block) => ({ ...block, lines: clear }))];
  const notAssessed = open.length === 0 ? [] : grouped(family, open);
  return {
    findings,
    notAssessed,
    outcomes: blocked,
    outcome: overall(blocked, findings.length > 0, notAssessed.length > 0),
  };
}

function withoutKnowledge(family: Family, concerned: readonly Line[]): readonly Unknown[] {
  if (concerned.length === 0) return [];
  const detail: Message = { key: 'notAssessed.noKnowledge', params: { family } };
  return [{ lines: concerned, reason: 'unavailable', input: 'knowledge', detail }];
}

/** One finding makes the family a finding; then whatever is not known outweighs what is clear. */
function overall(outcomes: readonly Outcome[], hasFinding: boolean, hasUnknown: boolean): Outcome {
  if (hasFinding) return 'finding';
  if (hasUnknown) return 'notAssessed';
  return outcomes.includes('clear') ? 'clear' : 'notApplicable';
}

/** One entry per reason and input, with all the lines it concerns. */
function grouped(family: Family, unknowns: readonly Unknown[]): readonly NotAssessed[] {
  const entries = new Map<string, NotAssessed>();
  for (const { lines, reason, input, detail } of unknowns) {
    const orderIds = lines.map((line) => line.order.id);
    const own = reason === 'unrecognised' ? orderIds.join() : '';
    const key = `${reason}|${input}|${detail.key}|${own}`;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, { family, orderIds, reason, input, detail });
    else for (const id of orderIds) if (!known.orderIds.includes(id)) known.orderIds.push(id);
  }
  return [...entries.values()];
}
