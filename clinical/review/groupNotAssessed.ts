import type { Family } from '../../schema/family.ts';
import type { NotAssessed } from '../../schema/review/checkOutcome.ts';
import type { Message } from '../../schema/review/message.ts';
import type { NotAssessedReason } from '../../schema/review/notAssessed.ts';

/** One thing that is not known of a patient, with all that it leaves unchecked. */
export interface NotAssessedGroup {
  readonly reason: NotAssessedReason;
  /** What is missing, or the drugs that are not covered. */
  readonly inputs: readonly string[];
  readonly families: readonly Family[];
  readonly orderIds: readonly string[];
  readonly detail: Message;
}

/** What a person can do something about comes first: name the drug, measure, ask; that the knowledge says nothing comes last. */
const readFirst: readonly NotAssessedReason[] = ['unrecognised', 'missing', 'stale', 'unavailable', 'notCovered'];

/**
 * The same unknown is said once, whatever number of checks it stops: no weight is one line, not one for each drug and family. Drugs
 * that the knowledge does not cover for the same families are one line together.
 */
export function groupNotAssessed(entries: readonly NotAssessed[]): readonly NotAssessedGroup[] {
  const groups = new Map<string, Growing>();
  for (const entry of entries) {
    const key = entry.reason === 'notCovered' ? `notCovered|${entry.input}` : keyOf(entry);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, startOf(entry));
    else grow(known, entry);
  }
  return [...byFamilies([...groups.values()])].toSorted(
    (one, other) =>
      readFirst.indexOf(one.reason) - readFirst.indexOf(other.reason) ||
      other.orderIds.length - one.orderIds.length ||
      (one.inputs.join() < other.inputs.join() ? -1 : 1),
  );
}

interface Growing {
  readonly reason: NotAssessedReason;
  readonly inputs: string[];
  readonly families: Family[];
  readonly orderIds: string[];
  readonly detail: Message;
}

/** Two results of one analyte that are unusable in different ways are two things; a family's name in the words is none. */
function keyOf({ reason, input, detail }: NotAssessed): string {
  const { family: _family, ...params } = detail.params;
  return `${reason}|${input}|${detail.key}|${JSON.stringify(params)}`;
}

function startOf({ reason, input, family, orderIds, detail }: NotAssessed): Growing {
  return { reason, inputs: [input], families: [family], orderIds: [...orderIds], detail };
}

function grow(group: Growing, { family, orderIds }: Pick<NotAssessed, 'family' | 'orderIds'>): void {
  if (!group.families.includes(family)) group.families.push(family);
  for (const id of orderIds) if (!group.orderIds.includes(id)) group.orderIds.push(id);
}

function byFamilies(groups: readonly Growing[]): readonly NotAssessedGroup[] {
  const together = new Map<string, Growing>();
  const rest: NotAssessedGroup[] = [];
  for (const group of groups) {
    if (group.reason !== 'notCovered') {
      rest.push(group);
      continue;
    }
    const key = group.families.join();
    const known = together.get(key);
    if (known === undefined) together.set(key, group);
    else {
      known.inputs.push(...group.inputs);
      for (const id of group.orderIds) if (!known.orderIds.includes(id)) known.orderIds.push(id);
    }
  }
  return [...rest, ...[...together.values()].map(asNotCovered)];
}

function asNotCovered(group: Growing): NotAssessedGroup {
  const { inputs: substances, families } = group;
  return { ...group, detail: { key: 'notAssessed.groupNotCovered', params: { substances, families } } };
}
