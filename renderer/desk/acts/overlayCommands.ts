import type { SmallState, StateCommand } from '../../../schema/state/smallState.ts';
import { applyCommand, inConflict } from '../../../sync/state/applyCommand.ts';

/** A wish of this workstation that the mirror does not show yet. */
export interface PendingCommand {
  readonly command: StateCommand;
  /**
   * What the server said of it. `accepted`: what differs in the mirror came after it, or is about to be replaced. `conflict`: it met
   * a colleague's, which the mirror does not show yet.
   */
  readonly answer: 'none' | 'accepted' | 'conflict';
}

/**
 * Small state as this workstation means it: what the server said, with the wishes that it has not answered yet on top, merged as
 * it will merge them. A wish that will be a conflict is one here already: the cautious value is in force from now on.
 */
export function overlayCommands(
  states: readonly SmallState[],
  pending: readonly PendingCommand[],
): readonly SmallState[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  for (const { command, answer } of pending) {
    const before = byId.get(command.stateId);
    if (answer === 'conflict') {
      byId.set(command.stateId, inConflict(before, command));
      continue;
    }
    const { state, outcome } = applyCommand(before, command);
    if (outcome === 'accepted' || answer === 'none') byId.set(state.id, state);
  }
  return [...byId.values()];
}
