import type { ConditionScope, RuleEnd } from '../../conditions/conditionScope.ts';
import { type Line, overlap } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import { findPair } from '../../knowledge/pairIndex.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import { severityIndex } from '../../tier/tierTable.ts';
import type { FamilyCheck, FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceIds } from '../substanceNames.ts';
import { chooseLevel } from './chooseLevel.ts';

/** Two substances that meet and that a rule concerns, with the lines that bring them. */
interface Meeting {
  readonly slot: number;
  readonly low: number;
  readonly high: number;
  readonly lowLines: Line[];
  readonly highLines: Line[];
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
  return { findings, unknowns: [], applicable: lines.length > 1 ? lines : [] };
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
              lowLines: [],
              highLines: [],
            };
            bySlot.set(slot, meeting);
          }
          addOnce(first < second ? meeting.lowLines : meeting.highLines, one);
          addOnce(first < second ? meeting.highLines : meeting.lowLines, other);
        }
      }
    }
  }
  return bySlot.values();
}

function hitsOf(meeting: Meeting, facts: PatientFacts, knowledge: CompiledKnowledge): readonly RuleHit[] {
  const { pairs } = knowledge;
  const low: RuleEnd = { lines: meeting.lowLines, substance: meeting.low };
  const high: RuleEnd = { lines: meeting.highLines, substance: meeting.high };
  const hits: RuleHit[] = [];
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
    const hit: RuleHit = {
      compiled,
      severity: level.severity,
      context: 'known',
      critical: false,
      scope,
      traces: level.traces,
    };
    // Both directions of one rule can hold (a class with itself), one after the other: the worse one counts.
    const last = hits.at(-1);
    if (last?.compiled !== compiled) hits.push(hit);
    else if (severityIndex(level.severity) < severityIndex(last.severity)) hits[hits.length - 1] = hit;
  }
  return hits;
}

function addOnce(lines: Line[], line: Line): void {
  if (!lines.includes(line)) lines.push(line);
}

function draft(meeting: Meeting, hits: readonly RuleHit[], knowledge: CompiledKnowledge): FindingDraft {
  const ids = substanceIds(knowledge, [meeting.low, meeting.high]);
  const [substanceA = '', substanceB = ''] = ids;
  return {
    subject: `${substanceA}+${substanceB}`,
    lines: [...meeting.lowLines, ...meeting.highLines.filter((line) => !meeting.lowLines.includes(line))],
    substances: [meeting.low, meeting.high],
    title: () => ({
      key: 'finding.interaction',
      params: { substanceA, substanceB },
    }),
    hits,
    evidence: [
      ...meeting.lowLines.map((line) => orderEvidence(knowledge, line, meeting.low)),
      ...meeting.highLines.map((line) => orderEvidence(knowledge, line, meeting.high)),
    ],
    clearsWhen: [{ key: 'clears.stopAny', params: { substances: ids } }],
  };
}
