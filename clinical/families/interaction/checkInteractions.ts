import type { ConditionScope, RuleEnd } from '../../conditions/conditionScope.ts';
import { type Line, overlap } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { findPair } from '../../knowledge/pairIndex.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FamilyCheck, FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId, substanceIds } from '../substanceNames.ts';
import { chooseLevel } from './chooseLevel.ts';

/** Two substances that meet and that a rule concerns, with the lines that bring them. */
interface Meeting {
  readonly slot: number;
  readonly low: number;
  readonly high: number;
  readonly lowLines: Set<Line>;
  readonly highLines: Set<Line>;
}

/**
 * Family 1. One finding per pair of substances, however many rules and lines make it. The two parts of one combination
 * product are not checked against each other: whoever made the product meant them to meet.
 */
export const checkInteractions: FamilyCheck = (facts, knowledge, lines) => {
  const findings: FindingDraft[] = [];
  for (const meeting of meetings(knowledge, lines)) {
    const hits = hitsOf(meeting, facts, knowledge);
    if (hits.length > 0) findings.push(draft(meeting, hits, knowledge));
  }
  return { findings, unknowns: [], applicable: lines.length > 1 ? new Set(lines) : new Set() };
};

function meetings(knowledge: CompiledKnowledge, lines: readonly Line[]): Iterable<Meeting> {
  const bySlot = new Map<number, Meeting>();
  for (let index = 0; index < lines.length; index += 1) {
    for (let next = index + 1; next < lines.length; next += 1) {
      const one = lines[index];
      const other = lines[next];
      if (one === undefined || other === undefined || !overlap(one, other)) continue;
      for (const first of one.substances) {
        for (const second of other.substances) {
          if (first === second) continue;
          const slot = findPair(knowledge.pairs, first, second);
          if (slot < 0) continue;
          let meeting = bySlot.get(slot);
          if (meeting === undefined) {
            meeting = {
              slot,
              low: Math.min(first, second),
              high: Math.max(first, second),
              lowLines: new Set(),
              highLines: new Set(),
            };
            bySlot.set(slot, meeting);
          }
          (first < second ? meeting.lowLines : meeting.highLines).add(one);
          (first < second ? meeting.highLines : meeting.lowLines).add(other);
        }
      }
    }
  }
  return bySlot.values();
}

function hitsOf(meeting: Meeting, facts: PatientFacts, knowledge: CompiledKnowledge): readonly RuleHit[] {
  const { pairs } = knowledge;
  const low: RuleEnd = { lines: [...meeting.lowLines], substance: meeting.low };
  const high: RuleEnd = { lines: [...meeting.highLines], substance: meeting.high };
  const byRule = new Map<number, RuleHit>();
  for (let position = pairs.starts[meeting.slot] ?? 0; position < (pairs.ends[meeting.slot] ?? 0); position += 1) {
    const posting = pairs.postings[position] ?? 0;
    const number = posting >> 1;
    const compiled = knowledge.interactions[number];
    if (compiled === undefined) continue;
    const swapped = (posting & 1) === 1;
    const scope: ConditionScope = {
      facts,
      knowledge,
      pack: compiled.pack,
      a: swapped ? high : low,
      b: swapped ? low : high,
    };
    const level = chooseLevel(compiled.rule, scope);
    if (level === null) continue;
    // Both directions of one rule can hold (a class with itself): the worse one counts.
    const known = byRule.get(number);
    if (known !== undefined && severityIndex(known.severity) <= severityIndex(level.severity)) continue;
    byRule.set(number, {
      compiled,
      severity: level.severity,
      context: 'known',
      critical: false,
      scope,
      traces: level.traces,
    });
  }
  return [...byRule.values()];
}

function draft(meeting: Meeting, hits: readonly RuleHit[], knowledge: CompiledKnowledge): FindingDraft {
  const [substanceA, substanceB] = [substanceId(knowledge, meeting.low), substanceId(knowledge, meeting.high)].sort();
  return {
    subject: `${substanceA}+${substanceB}`,
    lines: [...new Set([...meeting.lowLines, ...meeting.highLines])],
    substances: [meeting.low, meeting.high],
    title: () => ({
      key: 'finding.interaction',
      params: { substanceA: substanceA ?? '', substanceB: substanceB ?? '' },
    }),
    hits,
    evidence: [
      ...[...meeting.lowLines].map((line) => orderEvidence(knowledge, line, meeting.low)),
      ...[...meeting.highLines].map((line) => orderEvidence(knowledge, line, meeting.high)),
    ],
    clearsWhen: [
      { key: 'clears.stopAny', params: { substances: substanceIds(knowledge, [meeting.low, meeting.high]) } },
    ],
  };
}
