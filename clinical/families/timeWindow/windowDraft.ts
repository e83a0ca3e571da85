import type { TimeWindowRule } from '../../../schema/knowledge/rules/timeWindow.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Line } from '../../facts/lines.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { PairedRule } from '../../knowledge/rulesBySubstance.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId } from '../substanceNames.ts';

export type WindowEntry = PairedRule<TimeWindowRule>;

/** A drug that still acts, beside one that is given: every rule and every line that says so. */
export interface Still {
  readonly firstSubstance: number;
  readonly substance: number;
  readonly meetings: {
    readonly hit: RuleHit;
    readonly first: Line;
    readonly endedMs: number;
    readonly line: Line;
    readonly untilMs: number;
  }[];
}

export function windowDraft(
  { firstSubstance, substance, meetings }: Still,
  knowledge: CompiledKnowledge,
): FindingDraft {
  const [firstId, id] = [substanceId(knowledge, firstSubstance), substanceId(knowledge, substance)];
  // Of several stopped orders of one drug the last one counts; of several rules each is said once.
  const byRule = new Map<string, Still['meetings'][number]>();
  for (const meeting of meetings) {
    const known = byRule.get(meeting.hit.compiled.rule.id);
    if (known === undefined || known.untilMs < meeting.untilMs) byRule.set(meeting.hit.compiled.rule.id, meeting);
  }
  const counted = [...byRule.values()];
  const untilOf = new Map(counted.map((meeting) => [meeting.hit, meeting.untilMs]));
  const latest = iso(Math.max(...untilOf.values()));
  return {
    subject: `${firstId}>${id}`,
    lines: [...new Set(counted.map((meeting) => meeting.line))],
    substances: [firstSubstance, substance],
    title: (leading) => ({
      key: 'finding.timeWindow',
      params: { substanceA: firstId, substanceB: id, at: iso(untilOf.get(leading) ?? 0) },
    }),
    hits: counted.map((meeting) => meeting.hit),
    evidence: counted.flatMap(({ first, line, endedMs, untilMs }): Evidence[] => [
      { ...orderEvidence(knowledge, first, firstSubstance), at: iso(endedMs) },
      orderEvidence(knowledge, line, substance),
      { kind: 'computed', fact: 'actsUntil', at: iso(untilMs) },
    ]),
    clearsWhen: [
      { key: 'clears.dateReached', params: { at: latest } },
      { key: 'clears.stop', params: { substance: id } },
    ],
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
