import type { CheckOutcome, NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { CheckFingerprint } from '../../schema/events/fingerprint.ts';
import type { Family } from '../../schema/family.ts';
import type { FamilyCheck, Unknown } from '../families/familyOutcome.ts';
import { familyConcerns } from '../families/familyScope.ts';
import type { Line } from '../facts/lines.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { RunningFamily } from '../knowledge/runningFamilies.ts';
import { assembleFinding, type AssembledFinding } from './assembleFinding.ts';
import { clearBlocks } from './blockClear.ts';
import type { ReviewContext } from './reviewContext.ts';
import { unresolvedFor } from './unresolvedLines.ts';

export type Outcome = CheckOutcome['outcome'];

/** All that one family says of one chart. */
export interface FamilyReview {
  readonly findings: readonly AssembledFinding[];
  readonly notAssessed: readonly NotAssessed[];
  readonly outcomes: ReadonlyMap<Line, Outcome>;
  readonly outcome: Outcome;
  readonly fingerprints: ReadonlyMap<Line, readonly CheckFingerprint[]>;
}

/** Runs one family over the lines that are given now; suspended lines have nothing that applies. */
export function reviewFamily(
  family: RunningFamily,
  check: FamilyCheck,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  context: ReviewContext,
): FamilyReview {
  const given = facts.lines.filter((line) => line.given);
  const concerns = familyConcerns(family, facts, given);
  const concerned = given.filter(concerns);
  const unresolved: readonly Unknown[] =
    knowledge.packs.length === 0
      ? concerned.length === 0
        ? []
        : [
            {
              lines: concerned,
              reason: 'unavailable',
              input: 'knowledge',
              detail: { key: 'notAssessed.noKnowledge', params: { family } },
            },
          ]
      : unresolvedFor(family, given, concerns, knowledge);
  const recognised = given.filter((line) => line.resolution.recognised);
  const result = check(facts, knowledge, recognised);
  const findings = result.findings
    .map((draft) => assembleFinding(family, draft, knowledge))
    .filter((found) => found !== null);
  const unknowns = [...unresolved, ...result.unknowns];

  const state = new Map<Line, Outcome>();
  // Clear and not applicable are not written down: both say "nothing here", and twenty-two of them a line would fill the journal.
  const fingerprints = new Map<Line, CheckFingerprint[]>();
  for (const line of facts.lines) {
    state.set(line, line.given && result.applicable.has(line) ? 'clear' : 'notApplicable');
    fingerprints.set(line, []);
  }
  const lineById = new Map(facts.lines.map((line) => [line.order.id, line]));
  for (const unknown of unknowns) {
    for (const line of unknown.lines) {
      state.set(line, 'notAssessed');
      addOnce(fingerprints.get(line), {
        checkKey: `${family}|${unknown.reason}|${unknown.input}`,
        family,
        outcome: 'notAssessed',
        notAssessed: unknown.reason,
      });
    }
  }
  for (const { finding, ruleContent, checkKey } of findings) {
    const { severity, tier, band } = finding;
    const check: CheckFingerprint = { checkKey, family, outcome: 'finding', ruleContent, severity, tier };
    if (band !== undefined) check.band = band;
    for (const id of finding.orderIds) {
      const line = lineById.get(id);
      if (line === undefined) continue;
      state.set(line, 'finding');
      fingerprints.get(line)?.push(check);
    }
  }

  // Fingerprints are taken before this: an old feed is the workstation's trouble, not the patient's.
  const clear = facts.lines.filter((line) => state.get(line) === 'clear');
  const blocks = clear.length === 0 ? [] : clearBlocks(family, context, knowledge);
  if (blocks.length > 0) for (const line of clear) state.set(line, 'notAssessed');
  const notAssessed = grouped(family, [...unknowns, ...blocks.map((block) => ({ ...block, lines: clear }))]);
  return {
    findings,
    notAssessed,
    outcomes: state,
    outcome: overall([...state.values()], findings.length > 0, notAssessed.length > 0),
    fingerprints,
  };
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

function addOnce(checks: CheckFingerprint[] | undefined, check: CheckFingerprint): void {
  if (checks !== undefined && !checks.some((known) => known.checkKey === check.checkKey)) checks.push(check);
}
