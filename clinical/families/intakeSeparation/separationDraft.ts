import type { IntakeSeparationRule } from '../../../schema/knowledge/rules/intakeSeparation.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { Line } from '../../facts/lines.ts';
import type { CompiledKnowledge } from '../../knowledge/compiledKnowledge.ts';
import type { RuleHit } from '../../tier/judgeHit.ts';
import type { FindingDraft } from '../familyOutcome.ts';
import { orderEvidence, substanceId, substanceIds } from '../substanceNames.ts';
import { clockTimes, freeHours, type Verdict } from './collide.ts';
import { sortFew } from '../../sortFew.ts';

interface Meeting {
  readonly line: Line;
  readonly other: Line;
  readonly verdict: Extract<Verdict, { kind: 'collide' | 'unavoidable' }>;
  readonly rule: IntakeSeparationRule;
  readonly drugMinutes: readonly number[] | null;
  readonly binderMinutes: readonly number[] | null;
  readonly hit: RuleHit;
}

/** A drug and what binds it, with every rule and every two lines that collide. */
export interface Clash {
  readonly substance: number;
  readonly binder: number;
  readonly meetings: Meeting[];
}

export function separationDraft({ substance, binder, meetings }: Clash, knowledge: CompiledKnowledge): FindingDraft {
  const ids = { substanceA: substanceId(knowledge, substance), substanceB: substanceId(knowledge, binder) };
  const told: Meeting[] = [];
  for (const meeting of meetings) if (!told.some(({ rule }) => rule.id === meeting.rule.id)) told.push(meeting);
  return {
    subject: `${ids.substanceA}+${ids.substanceB}`,
    lines: [...new Set(meetings.flatMap(({ line, other }) => [line, other]))],
    substances: [substance, binder],
    title: (leading) =>
      titleOf(
        told.find(({ hit }) => hit === leading),
        ids,
      ),
    hits: told.map(({ hit }) => hit),
    evidence: meetings.flatMap((meeting): Evidence[] => [
      orderEvidence(knowledge, meeting.line, substance),
      orderEvidence(knowledge, meeting.other, binder),
      ...apartEvidence(meeting),
    ]),
    clearsWhen: [
      ...distinct(
        meetings.flatMap((meeting) => clearing(meeting, ids)),
        meetings.length,
      ),
      { key: 'clears.stopAny', params: { substances: substanceIds(knowledge, [substance, binder]) } },
    ],
  };
}

type Ids = Readonly<Record<'substanceA' | 'substanceB', string>>;

function titleOf(meeting: Meeting | undefined, ids: Ids): Message {
  const verdict = meeting?.verdict;
  if (verdict?.kind === 'collide')
    return {
      key: 'finding.intakesCollide',
      params: {
        ...ids,
        textTimesA: clockTimes(sorted(verdict.collisions.map(({ drug }) => drug))),
        textTimesB: clockTimes(sorted(verdict.collisions.map(({ binder }) => binder))),
      },
    };
  return { key: 'finding.intakesUnavoidable', params: { ...ids, hours: verdict?.gapHours ?? 0 } };
}

function apartEvidence({ verdict, rule }: Meeting): Evidence[] {
  const hours =
    verdict.kind === 'collide'
      ? Math.min(...verdict.collisions.map(({ minutesApart }) => minutesApart)) / 60
      : verdict.gapHours;
  const needed =
    verdict.kind === 'collide' ? Math.max(rule.hoursBefore, rule.hoursAfter) : rule.hoursBefore + rule.hoursAfter;
  return [
    {
      kind: 'computed',
      fact: 'hoursApart',
      value: { value: Number(hours.toFixed(2)), unit: 'h' },
      threshold: { comparator: '<', value: { value: needed, unit: 'h' } },
    },
  ];
}

/** Hours that work, where the hours are known; the distances always. */
function clearing({ rule, drugMinutes, binderMinutes }: Meeting, ids: Ids): readonly Message[] {
  const distances: Message = {
    key: 'clears.hoursApart',
    params: { ...ids, hours: rule.hoursBefore, limitHours: rule.hoursAfter },
  };
  if (drugMinutes === null || binderMinutes === null) return [distances];
  const plan = freeHours(drugMinutes, binderMinutes, rule);
  if (plan !== null)
    return [{ key: 'clears.givenAt', params: { substance: ids.substanceB, textTimes: clockTimes(plan) } }, distances];
  // Where the binder cannot move, the drug may: the same distances, the other way round.
  const other = freeHours(binderMinutes, drugMinutes, { hoursBefore: rule.hoursAfter, hoursAfter: rule.hoursBefore });
  return other === null
    ? [distances]
    : [{ key: 'clears.givenAt', params: { substance: ids.substanceA, textTimes: clockTimes(other) } }, distances];
}

/** One meeting says nothing twice. */
function distinct(messages: readonly Message[], meetings: number): readonly Message[] {
  return meetings < 2 ? messages : [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}

function sorted(minutes: readonly number[]): readonly number[] {
  return minutes.length < 2 ? minutes : sortFew([...new Set(minutes)], (one, other) => one - other);
}
