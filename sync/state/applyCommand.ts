import type { SmallState, StateCommand, StateConflict, StateStatement } from '../../schema/state/smallState.ts';

interface Applied {
  readonly state: SmallState;
  readonly outcome: 'accepted' | 'conflict';
}

/** Kinds whose fields bear on what a review says: two who disagree are asked, and nobody's word is overwritten unseen. */
const clinicalKinds: ReadonlySet<SmallState['kind']> = new Set(['correction']);
/** The mirror carries the latest; the server's table of commands keeps every one for ever. */
const MOST_SETTLED = 20;

/**
 * Merges one command into a small state. Who looks after a patient, appointments and preferences: the later one holds, in the
 * order of the server. A clinical field: the value that the author saw is still there, or already the wanted one: taken.
 * Somebody changed it meanwhile: what is there stays, and the command waits in `conflicts` for a person, who settles it with
 * a command that names it. A second settlement of the same conflict that says otherwise is a conflict with the first.
 */
export function applyCommand(before: SmallState | undefined, command: StateCommand): Applied {
  const state = before ?? emptyState(command);
  const mine = statementOf(command);
  const theirs = Object.hasOwn(state.fields, command.field) ? (state.fields[command.field] ?? null) : null;
  if (clinicalKinds.has(command.kind)) {
    if (state.conflicts.some(({ commandId }) => commandId === command.id)) return { state, outcome: 'conflict' };
    if (theirs?.value !== command.value && meetsAnother(state, command, theirs))
      return { state: inConflict(state, command), outcome: 'conflict' };
  }
  const settled = { ...mine, commandId: command.id };
  const conflicts = state.conflicts.map((conflict) =>
    isSettledBy(conflict, command) ? { ...conflict, settled } : conflict,
  );
  return {
    state: { ...withConflicts(state, conflicts), fields: { ...state.fields, [command.field]: mine } },
    outcome: 'accepted',
  };
}

/** The state with a command that met another one waiting in it. */
export function inConflict(before: SmallState | undefined, command: StateCommand): SmallState {
  const state = before ?? emptyState(command);
  const { id: commandId, field, base } = command;
  const theirs = Object.hasOwn(state.fields, field) ? (state.fields[field] ?? null) : null;
  const conflict: StateConflict = { commandId, field, base, mine: statementOf(command), theirs, settled: null };
  return withConflicts(state, [...state.conflicts, conflict]);
}

/** The author had seen another value, or a disagreement that others have ended since. */
function meetsAnother(state: SmallState, command: StateCommand, theirs: StateStatement | null): boolean {
  if ((theirs?.value ?? null) !== command.base) return true;
  return command.settles !== undefined && !state.conflicts.some((conflict) => isSettledBy(conflict, command));
}

function isSettledBy({ commandId, field, settled }: StateConflict, command: StateCommand): boolean {
  return settled === null && field === command.field && command.settles?.includes(commandId) === true;
}

function withConflicts(state: SmallState, conflicts: readonly StateConflict[]): SmallState {
  const settled = conflicts.filter((conflict) => conflict.settled !== null);
  const dropped = new Set(settled.slice(0, Math.max(0, settled.length - MOST_SETTLED)));
  return { ...state, conflicts: conflicts.filter((conflict) => !dropped.has(conflict)) };
}

function statementOf({ value, authorId, authorName, occurredAt }: StateCommand): StateStatement {
  return { value, authorId, authorName, occurredAt };
}

function emptyState({ stateId, kind, siteId, wardId, chartId }: StateCommand): SmallState {
  return { id: stateId, kind, siteId, wardId, chartId, fields: {}, conflicts: [] };
}
