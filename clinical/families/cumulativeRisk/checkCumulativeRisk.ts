import type { CumulativeRiskRule } from '../../../schema/knowledge/rules/cumulativeRisk.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { Line } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge, CumulativeMember } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FamilyCheck, FindingDraft, Unknown } from '../familyOutcome.ts';
import { orderEvidence, substanceIds } from '../substanceNames.ts';
import { checkOpioidLoad } from './checkOpioidLoad.ts';
import { reaches, stopsThatLower } from './stopsThatLower.ts';
import { sortFew } from '../../sortFew.ts';

type Step = CumulativeRiskRule['steps'][number];

/** The drugs of one risk that are given at one moment. */
interface Gathering {
  readonly lines: readonly Line[];
  readonly substances: readonly number[];
  readonly step: Step;
}

/** All that the rules of one syndrome found. */
interface Gathered {
  readonly hits: RuleHit[];
  readonly lines: Set<Line>;
  readonly substances: Set<number>;
  readonly clearsWhen: Message[];
}

/** Family 6. One finding per syndrome with all its members, not one per pair; the moment with the worst step counts. */
export const checkCumulativeRisk: FamilyCheck = (facts, knowledge, lines) => {
  const bySyndrome = new Map<string, Gathered>();
  const loads: FindingDraft[] = [];
  const unknowns: Unknown[] = [];
  for (const { compiled, members } of knowledge.cumulative) {
    if (compiled.rule.measure === 'morphineEquivalents') {
      const load = checkOpioidLoad(compiled, members, lines, facts, knowledge);
      loads.push(...load.findings);
      unknowns.push(...load.unknowns);
      continue;
    }
    const concerned = concernedLines(compiled.rule, members, lines);
    const worst = worstGathering(compiled.rule, members, concerned, facts);
    if (worst === null) continue;
    const { syndrome } = compiled.rule;
    const known = bySyndrome.get(syndrome) ?? { hits: [], lines: new Set(), substances: new Set(), clearsWhen: [] };
    bySyndrome.set(syndrome, known);
    known.clearsWhen.push(
      stopsThatLower(worst.substances, members, stepToLeave(compiled.rule, worst.step), knowledge, (stopped) => {
        const left = concerned.filter((line) => !line.substances.includes(stopped));
        const again = worstGathering(compiled.rule, members, left, facts);
        if (again === null) return true;
        return !isRaised(compiled.rule) && severityIndex(again.step.severity) > severityIndex(worst.step.severity);
      }),
    );
    for (const line of worst.lines) known.lines.add(line);
    for (const substance of worst.substances) known.substances.add(substance);
    known.hits.push({
      compiled,
      severity: worst.step.severity,
      context: 'known',
      critical: false,
      traces: [],
      band: `${syndrome}:${worst.step.severity}`,
      scope: {
        facts,
        knowledge,
        pack: compiled.pack,
        subject: worst.substances.map((substance) => ({
          substance,
          lines: worst.lines.filter((line) => line.substances.includes(substance)),
        })),
      },
    });
  }
  const findings = [...bySyndrome].map(([syndrome, gathered]) => draft(syndrome, gathered, knowledge));
  return { findings: [...findings, ...loads], unknowns, applicable: lines };
};

/** Context may lift every step to one severity: then only what ends the group ends the finding. */
function isRaised({ modifiers }: CumulativeRiskRule): boolean {
  return modifiers.some(({ effect, to }) => effect === 'raise' && to !== undefined);
}

function stepToLeave(rule: CumulativeRiskRule, reached: Step): Step {
  if (!isRaised(rule)) return reached;
  return rule.steps.reduce((least, step) => (step.minimumPoints < least.minimumPoints ? step : least), reached);
}

function concernedLines(
  rule: CumulativeRiskRule,
  members: ReadonlyMap<number, CumulativeMember>,
  lines: readonly Line[],
): readonly Line[] {
  const concerned: Line[] = [];
  for (const line of lines) if (hasMember(line, members) && !isExcluded(rule, line)) concerned.push(line);
  return concerned;
}

/** Lines that are given together at some moment from now on: each start, and now, is such a moment. */
function worstGathering(
  rule: CumulativeRiskRule,
  members: ReadonlyMap<number, CumulativeMember>,
  concerned: readonly Line[],
  facts: PatientFacts,
): Gathering | null {
  // Most charts hold one member or two, which reach nothing whenever they meet.
  if (concerned.length === 0 || worstStep(rule, membersOf(concerned, members), members) === null) return null;
  let worst: Gathering | null = null;
  for (const moment of momentsOf(concerned, facts.nowMs)) {
    const together = concerned.filter((line) => line.startMs <= moment && moment < line.endMs);
    const substances = membersOf(together, members);
    const step = worstStep(rule, substances, members);
    if (step === null || (worst !== null && !isWorse(step, substances.length, worst))) continue;
    worst = { lines: together, substances, step };
  }
  return worst;
}

function hasMember({ substances }: Line, members: ReadonlyMap<number, CumulativeMember>): boolean {
  for (const substance of substances) if (members.has(substance)) return true;
  return false;
}

function isExcluded({ excludedRoutes }: CumulativeRiskRule, { routes }: Line): boolean {
  return excludedRoutes.length > 0 && routes.every((route) => excludedRoutes.includes(route));
}

function momentsOf(lines: readonly Line[], nowMs: number): readonly number[] {
  const moments: number[] = [];
  for (const line of lines) {
    const moment = Math.max(line.startMs, nowMs);
    if (!moments.includes(moment)) moments.push(moment);
  }
  return moments;
}

/** The members that the lines bring, each once, ascending. */
function membersOf(lines: readonly Line[], members: ReadonlyMap<number, CumulativeMember>): readonly number[] {
  const found: number[] = [];
  for (const line of lines)
    for (const substance of line.substances)
      if (members.has(substance) && !found.includes(substance)) found.push(substance);
  return found.length < 2 ? found : sortFew(found, (one, other) => one - other);
}

function isWorse(step: Step, substances: number, than: Gathering): boolean {
  const difference = severityIndex(step.severity) - severityIndex(than.step.severity);
  return difference < 0 || (difference === 0 && substances > than.substances.length);
}

function worstStep(
  rule: CumulativeRiskRule,
  substances: readonly number[],
  members: ReadonlyMap<number, CumulativeMember>,
): Step | null {
  let worst: Step | null = null;
  for (const step of rule.steps) {
    if (
      reaches(substances, members, step) &&
      (worst === null || severityIndex(step.severity) < severityIndex(worst.severity))
    )
      worst = step;
  }
  return worst;
}

function draft(syndrome: string, gathered: Gathered, knowledge: CompiledKnowledge): FindingDraft {
  const { hits, substances: members, clearsWhen } = gathered;
  const lines = [...gathered.lines];
  const substances = substanceIds(knowledge, members);
  return {
    subject: syndrome,
    company: substances.join('+'),
    lines,
    substances: [...members],
    title: () => ({ key: 'finding.cumulativeRisk', params: { syndrome, substances } }),
    hits,
    evidence: lines.flatMap((line) =>
      line.substances
        .filter((substance) => members.has(substance))
        .map((substance) => orderEvidence(knowledge, line, substance)),
    ),
    clearsWhen,
  };
}
