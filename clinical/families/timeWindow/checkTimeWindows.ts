import { isLocalOnly, type Line, overlap } from '../../facts/lines.ts';
import type { PatientFacts } from '../../facts/patientFacts.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { FamilyCheck, Unknown } from '../familyOutcome.ts';
import { type Still, type WindowEntry, windowDraft } from './windowDraft.ts';
import { windowHit } from './windowHit.ts';

const DAY_MS = 86_400_000;

/** A drug that has stopped, or will have, before another is given. */
interface Earlier {
  readonly line: Line;
  readonly endedMs: number | null;
}

/** Family 4. One finding per pair of a drug that still acts and a drug that is given. */
export const checkTimeWindows: FamilyCheck = (facts, knowledge, lines) => {
  const stills = new Map<string, Still>();
  const unknowns: Unknown[] = [];
  const applicable: Line[] = [];
  let earlier: readonly Earlier[] | null = null;
  for (const line of lines) {
    if (isLocalOnly(line)) continue;
    let longestDays = 0;
    for (const substance of line.substances) {
      for (const entry of knowledge.timeWindows.get(substance) ?? []) {
        applicable.push(line);
        longestDays = Math.max(longestDays, entry.compiled.rule.washoutDays);
        earlier ??= earlierLines(facts);
        for (const first of earlier) judge(entry, first, line, substance, facts, knowledge, stills, unknowns);
      }
    }
    if (longestDays === 0) continue;
    unknowns.push(...historyTooShort(line, longestDays, facts), ...unrecognisedPast(line, longestDays, facts));
  }
  return { findings: [...stills.values()].map((still) => windowDraft(still, knowledge)), unknowns, applicable };
};

/** Past orders, and current ones with an end that other lines may follow. */
function earlierLines(facts: PatientFacts): readonly Earlier[] {
  const ending = facts.lines.filter((line) => line.given && line.endMs !== Infinity);
  return [...facts.pastLines(), ...ending.map((line) => ({ line, endedMs: line.endMs }))];
}

function judge(
  entry: WindowEntry,
  first: Earlier,
  line: Line,
  substance: number,
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  stills: Map<string, Still>,
  unknowns: Unknown[],
): void {
  if (first.line === line || isLocalOnly(first.line)) return;
  for (const firstSubstance of first.line.substances) {
    if (entry.others.has[firstSubstance] !== 1 || firstSubstance === substance) continue;
    if (isStillGiven(firstSubstance, line, facts)) continue;
    if (first.endedMs === null) {
      unknowns.push({
        lines: [line],
        reason: 'missing',
        input: 'end',
        detail: { key: 'notAssessed.endUnknown', params: { textMedication: first.line.order.medication.text } },
      });
      continue;
    }
    const untilMs = first.endedMs + entry.compiled.rule.washoutDays * DAY_MS;
    if (untilMs <= Math.max(facts.nowMs, line.startMs) || line.endMs <= first.endedMs) continue;
    const hit = windowHit(entry, { first: first.line, firstSubstance, line, substance, untilMs }, facts, knowledge);
    if (hit === null) continue;
    const key = `${firstSubstance}>${substance}`;
    const still = stills.get(key) ?? { firstSubstance, substance, meetings: [] };
    still.meetings.push({ hit, first: first.line, endedMs: first.endedMs, line, untilMs });
    stills.set(key, still);
  }
}

/** Then the two are given together, which is an interaction and no matter of a washout. */
function isStillGiven(substance: number, line: Line, facts: PatientFacts): boolean {
  return facts.lines.some((other) => other.given && other.substances.includes(substance) && overlap(other, line));
}

/** An order of last month is not in a chart that begins at the admission. */
function historyTooShort(line: Line, days: number, facts: PatientFacts): readonly Unknown[] {
  const { completeSince } = facts.chart;
  if (completeSince !== null && Date.parse(completeSince) <= facts.nowMs - days * DAY_MS) return [];
  const unknown = { lines: [line], reason: 'missing', input: 'medicationHistory' } as const;
  return completeSince === null
    ? [{ ...unknown, detail: { key: 'notAssessed.medicationHistoryMissing', params: {} } }]
    : [{ ...unknown, detail: { key: 'notAssessed.medicationHistoryShort', params: { at: completeSince } } }];
}

/** What was stopped within the longest interval and was not recognised may be the very drug. */
function unrecognisedPast(line: Line, days: number, facts: PatientFacts): readonly Unknown[] {
  const unread = facts
    .pastLines()
    .find(
      (past) =>
        !past.line.resolution.recognised && (past.endedMs === null || past.endedMs + days * DAY_MS > facts.nowMs),
    );
  if (unread === undefined) return [];
  const textMedication = unread.line.order.medication.text;
  const detail = { key: 'notAssessed.pastUnrecognised', params: { textMedication } };
  return [{ lines: [line], reason: 'missing', input: 'medicationHistory', detail }];
}
