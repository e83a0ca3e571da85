import type { CheckOutcome, NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { CheckFingerprint } from '../../schema/events/fingerprint.ts';
import type { Family } from '../../schema/family.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Line } from '../facts/lines.ts';
import type { FamilyCheck, Unknown } from '../families/familyOutcome.ts';
import { familyConcerns } from '../families/familyScope.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { pushInto } from '../knowledge/pushInto.ts';
import type { RunningFamily } from '../knowledge/runningFamilies.ts';
import { assembleFinding, type AssembledFinding } from './assembleFinding.ts';
import type { ReviewedLines } from './reviewedLines.ts';
import { clearBlocks } from './blockClear.ts';
import type { ReviewContext } from './reviewContext.ts';
import { unresolvedFor } from './unresolvedLines.ts';

export type Outcome = CheckOutcome['outcome'];

/** All that one family says of one chart. */
export interface FamilyReview {
  readonly findings: readonly AssembledFinding[];
  readonly notAssessed: readonly NotAssessed[];
  /** By the position of the line among all. */
  readonly outcomes: readonly Outcome[];
  readonly outcome: Outcome;
  /** By the position of the line among all; lines of which there is nothing to write down are left out. */
  readonly fingerprints: ReadonlyMap<number, readonly CheckFingerprint[]>;
}

/** Runs one family over the lines that are given now; suspended lines have nothing that applies. */
export function reviewFamily(
  family: RunningFamily,
  check: FamilyCheck,
  facts: PatientFacts,
  lines: ReviewedLines,
  knowledge: CompiledKnowledge,
  context: ReviewContext,
): FamilyReview {
  const { all, given, positions, positionsById } = lines;
  const concerns = familyConcerns(family, facts, given);
  const unresolved =
    knowledge.packs.length === 0
      ? withoutKnowledge(family, given.filter(concerns))
      : unresolvedFor(family, given, concerns, knowledge);
  const result = check(facts, knowledge, lines.recognised);
  const findings = result.findings
    .map((draft) => assembleFinding(family, draft, knowledge))
    .filter((found) => found !== null);
  const unknowns = [...unresolved, ...result.unknowns];

  const state = all.map((line): Outcome => (line.given && result.applicable.has(line) ? 'clear' : 'notApplicable'));
  // Clear and not applicable are not written down: both say "nothing here", and twenty-two of them a line would fill the journal.
  const fingerprints = new Map<number, CheckFingerprint[]>();
  for (const { lines: concerned, reason, input } of unknowns) {
    const fingerprint: CheckFingerprint = {
      checkKey: `${family}|${reason}|${input}`,
      family,
      outcome: 'notAssessed',
      notAssessed: reason,
    };
    for (const line of concerned) {
      const position = positions.get(line);
      if (position === undefined) continue;
      state[position] = 'notAssessed';
      const own = fingerprints.get(position);
      if (own?.some(({ checkKey }) => checkKey === fingerprint.checkKey) !== true)
        pushInto(fingerprints, position, fingerprint);
    }
  }
  for (const { finding, ruleContent, checkKey } of findings) {
    const { severity, tier, band } = finding;
    const fingerprint: CheckFingerprint = { checkKey, family, outcome: 'finding', ruleContent, severity, tier };
    if (band !== undefined) fingerprint.band = band;
    for (const id of finding.orderIds) {
      const position = positionsById.get(id);
      if (position === undefined) continue;
      state[position] = 'finding';
      pushInto(fingerprints, position, fingerprint);
    }
  }

  // Fingerprints are taken before this: an old feed is the workstation's trouble, not the patient's.
  const clear = state.includes('clear') ? all.filter((_line, position) => state[position] === 'clear') : [];
  const blocks = clear.length === 0 ? [] : clearBlocks(family, context, knowledge);
  const blocked = blocks.length === 0 ? state : state.map((own) => (own === 'clear' ? 'notAssessed' : own));
  const open = blocks.length === 0 ? unknowns : [...unknowns, ...blocks.map((block) => ({ ...block, lines: clear }))];
  const notAssessed = open.length === 0 ? [] : grouped(family, open);
  return {
    findings,
    notAssessed,
    outcomes: blocked,
    outcome: overall(blocked, findings.length > 0, notAssessed.length > 0),
    fingerprints,
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
