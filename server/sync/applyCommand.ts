import type { SmallState, StateCommand } from '../../schema/state/smallState.ts';

/**
 * Merges one command into a small state. The value that the author saw is still there, or already the wanted one:
 * taken. Somebody changed it meanwhile: what is there stays, and the command waits in `conflicts` for a person, who
 * settles it with a new command.
 */
export function applyCommand(
  state: SmallState | undefined,
  command: StateCommand,
): { state: SmallState; outcome: 'accepted' | 'conflict' } {
  const now: SmallState = state ?? {
    id: command.stateId,
    kind: command.kind,
    siteId: command.siteId,
    wardId: command.wardId,
    chartId: command.chartId,
    fields: {},
    conflicts: [],
  };
  const theirs = Object.hasOwn(now.fields, command.field) ? (now.fields[command.field]?.value ?? null) : null;
  if (theirs !== command.base && theirs !== command.value) {
    const conflict = { commandId: command.id, field: command.field, base: command.base, mine: command.value, theirs };
    return { state: { ...now, conflicts: [...now.conflicts, conflict] }, outcome: 'conflict' };
  }
  const { value, authorId, authorName, occurredAt } = command;
  return {
    state: {
      ...now,
      fields: { ...now.fields, [command.field]: { value, authorId, authorName, occurredAt } },
      conflicts: now.conflicts.filter((conflict) => conflict.field !== command.field),
    },
    outcome: 'accepted',
  };
}
