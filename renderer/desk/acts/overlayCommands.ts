import type { SmallState, StateCommand } from '../../../schema/state/smallState.ts';

/** Small state as this workstation means it: what the server said, with the wishes that it has not answered yet on top. */
export function overlayCommands(
  states: readonly SmallState[],
  pending: readonly StateCommand[],
): readonly SmallState[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  for (const command of pending) {
    const before = byId.get(command.stateId);
    const {
      id: _,
      stateId,
      field,
      value,
      base: __,
      authorId,
      authorName,
      deviceId: ___,
      occurredAt,
      ...shared
    } = command;
    byId.set(stateId, {
      ...(before ?? { ...shared, id: stateId, conflicts: [] }),
      fields: { ...before?.fields, [field]: { value, authorId, authorName, occurredAt } },
    });
  }
  return [...byId.values()];
}
