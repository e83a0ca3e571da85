import type { CumulativeRiskRule } from '../../../schema/knowledge/rules/cumulativeRisk.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { CompiledKnowledge, CumulativeMember } from '../../knowledge/compiledKnowledge.ts';
import { substanceIds } from '../substanceNames.ts';

type Step = CumulativeRiskRule['steps'][number];

/**
 * What takes a group below the step that it reached: one drug whose stop is enough, or else how many may stay.
 * @param isLoweredWithout whether at no moment the others reach the step
 */
export function stopsThatLower(
  substances: readonly number[],
  members: ReadonlyMap<number, CumulativeMember>,
  step: Step,
  knowledge: CompiledKnowledge,
  isLoweredWithout: (stopped: number) => boolean,
): Message {
  const decisive = substances.filter(isLoweredWithout);
  const [only] = decisive;
  if (only !== undefined && decisive.length === 1)
    return { key: 'clears.stop', params: { substance: substanceIds(knowledge, [only])[0] ?? '' } };
  if (only !== undefined) return { key: 'clears.stopAny', params: { substances: substanceIds(knowledge, decisive) } };
  const ids = substanceIds(knowledge, substances);
  const count = mostThatMayStay(substances, members, step);
  return count === 0
    ? { key: 'clears.stopAll', params: { substances: ids } }
    : { key: 'clears.leaveAtMost', params: { count, substances: ids } };
}

/** Whether these drugs reach a step. */
export function reaches(
  substances: readonly number[],
  members: ReadonlyMap<number, CumulativeMember>,
  step: Step,
): boolean {
  let points = 0;
  let count = 0;
  for (const substance of substances) {
    const member = members.get(substance);
    if (member === undefined) continue;
    points += member.points;
    count += 1;
  }
  if (points < step.minimumPoints || count < step.minimumSubstances) return false;
  return step.minimumGroups === undefined || groupsOf(substances, members) >= step.minimumGroups;
}

function groupsOf(substances: readonly number[], members: ReadonlyMap<number, CumulativeMember>): number {
  const groups = new Set<string>();
  for (const substance of substances) {
    const group = members.get(substance)?.group;
    if (group !== undefined && group !== null) groups.add(group);
  }
  return groups.size;
}

/** However they are chosen: the heaviest are taken, and as many groups as there can be. */
function mostThatMayStay(
  substances: readonly number[],
  members: ReadonlyMap<number, CumulativeMember>,
  step: Step,
): number {
  const own = substances.flatMap((substance) => members.get(substance) ?? []);
  const points = own.map((member) => member.points).sort((one, other) => other - one);
  const groups = groupsOf(substances, members);
  for (let count = own.length - 1; count > 0; count -= 1) {
    const heaviest = points.slice(0, count).reduce((sum, each) => sum + each, 0);
    const mayReach =
      heaviest >= step.minimumPoints &&
      count >= step.minimumSubstances &&
      Math.min(count, groups) >= (step.minimumGroups ?? 0);
    if (!mayReach) return count;
  }
  return 0;
}
