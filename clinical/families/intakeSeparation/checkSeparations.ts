import type { IntakeSeparationRule } from '../../../schema/knowledge/rules/intakeSeparation.ts';
import { type Line, overlap, type Route } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { PairedRule } from '../../knowledge/rulesBySubstance.ts';
import type { FamilyCheck, Unknown } from '../familyOutcome.ts';
import { linesBySubstance, type SubstanceLines } from '../linesBySubstance.ts';
import { judgeSeparation } from './collide.ts';
import { type Clash, separationDraft } from './separationDraft.ts';

type Entry = PairedRule<IntakeSeparationRule>;

const byMouth: ReadonlySet<Route> = new Set(['oral', 'enteralTube']);
const unclear: ReadonlySet<Route> = new Set(['unknown', 'other']);

/** Family 5. Two drugs that bind each other in the gut; the finding is that their hours collide. One finding per pair. */
export const checkSeparations: FamilyCheck = (facts, knowledge, lines) => {
  const swallowed = lines.filter((line) => line.routes.some((route) => byMouth.has(route) || unclear.has(route)));
  if (swallowed.length < 2) return { findings: [], unknowns: [], applicable: [] };
  const clashes = new Map<string, Clash>();
  const unknowns: Unknown[] = [];
  const met = linesBySubstance(swallowed);
  for (const line of swallowed) {
    for (const substance of line.substances) {
      const rules = knowledge.separations.get(substance);
      if (rules === undefined) continue;
      for (const entry of rules)
        if (bindsAny(entry, met))
          for (const other of swallowed)
            if (other !== line && overlap(line, other))
              judge(entry, line, substance, other, facts, knowledge, clashes, unknowns);
    }
  }
  return {
    findings: [...clashes.values()].map((clash) => separationDraft(clash, knowledge)),
    unknowns,
    applicable: swallowed,
  };
};

/** Asked first: of hundreds of rules hardly any binds something that the patient swallows. */
function bindsAny({ others }: Entry, met: readonly SubstanceLines[]): boolean {
  for (let index = 0; index < met.length; index += 1) {
    const binder = met[index];
    if (binder !== undefined && others.has[binder.substance] === 1) return true;
  }
  return false;
}

function judge(
  { compiled, others }: Entry,
  line: Line,
  substance: number,
  other: Line,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  clashes: Map<string, Clash>,
  unknowns: Unknown[],
): void {
  for (const binder of other.substances) {
    if (others.has[binder] !== 1 || binder === substance) continue;
    const unclearRoute = [line, other].some((end) => !end.routes.some((route) => byMouth.has(route)));
    const drugTimes = facts.intakes(line);
    const binderTimes = facts.intakes(other);
    const verdict = judgeSeparation(drugTimes, binderTimes, compiled.rule);
    if (verdict.kind === 'apart') continue;
    if (verdict.kind === 'unknown' || unclearRoute) {
      const input = unclearRoute ? 'route' : 'administrationTimes';
      const detail = { key: 'notAssessed.input', params: { input, reason: 'missing' } };
      unknowns.push({ lines: [line, other], reason: 'missing', input, detail });
      continue;
    }
    const key = `${substance}+${binder}`;
    const clash = clashes.get(key) ?? { substance, binder, meetings: [] };
    clash.meetings.push({
      line,
      other,
      verdict,
      rule: compiled.rule,
      drugMinutes: drugTimes.minutes,
      binderMinutes: binderTimes.minutes,
      hit: {
        compiled,
        severity: compiled.rule.severity,
        // The hours of this chart collide: not a pair that might, but two doses that will meet.
        context: 'shown',
        critical: false,
        scope: {
          facts,
          knowledge,
          pack: compiled.pack,
          a: { lines: [line], substance },
          b: { lines: [other], substance: binder },
        },
        traces: [],
      },
    });
    clashes.set(key, clash);
  }
}
