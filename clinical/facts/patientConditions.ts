import type { Chart } from '../../schema/chart/chart.ts';
import type { Condition } from '../../schema/chart/condition.ts';
import type { ConditionIndex } from '../knowledge/conditionGroups.ts';
import type { Truth } from '../truth.ts';
import { readCondition } from './readCondition.ts';

/** The recorded conditions by group: what the patient has, and what is over. */
export interface PatientConditions {
  readonly active: ReadonlyMap<string, Condition>;
  readonly past: ReadonlyMap<string, Condition>;
  /** An active condition, or a past one, that nobody could read. */
  readonly hasUnreadActive: boolean;
  readonly hasUnreadPast: boolean;
  /** What was answered before, by pack and whether the past counts: rules ask for the same groups. */
  readonly answers: Map<string, FoundCondition | null>[];
}

/** `reason`: why it is not known. */
export interface FoundCondition {
  readonly truth: Truth;
  readonly found: Condition | null;
  readonly reason: 'missing' | 'unrecognised';
}

/** Reads every condition once; rules then ask for groups. */
export function readConditions(chart: Chart, index: ConditionIndex): PatientConditions {
  const active = new Map<string, Condition>();
  const past = new Map<string, Condition>();
  let hasUnreadActive = false;
  let hasUnreadPast = false;
  for (const condition of chart.conditions.entries) {
    if (condition.verification === 'refuted' || condition.verification === 'enteredInError') continue;
    const isOver = condition.clinicalStatus === 'inactive' || condition.clinicalStatus === 'resolved';
    const { groups, isPast, recognised } = readCondition(condition.code, index);
    if (!recognised) {
      if (isOver) hasUnreadPast = true;
      else hasUnreadActive = true;
    }
    // "History of heart failure" as an active entry: past for sure, perhaps present; neither may be concluded for the present.
    if (isPast && !isOver) hasUnreadActive = true;
    const into = isOver || isPast ? past : active;
    for (const group of groups) if (!into.has(group)) into.set(group, condition);
  }
  return { active, past, hasUnreadActive, hasUnreadPast, answers: [] };
}

/** Whether the patient has a condition of the group, or ever had. */
export function findCondition(
  key: string,
  conditions: PatientConditions,
  state: Chart['conditions']['state'],
  withHistory: boolean,
): FoundCondition {
  const found = conditions.active.get(key) ?? (withHistory ? conditions.past.get(key) : undefined) ?? null;
  if (found !== null) return { truth: 'yes', found, reason: 'missing' };
  if (state !== 'recorded') return { truth: 'unknown', found, reason: 'missing' };
  const isUnread = conditions.hasUnreadActive || (withHistory && conditions.hasUnreadPast);
  return { truth: isUnread ? 'unknown' : 'no', found, reason: 'unrecognised' };
}
