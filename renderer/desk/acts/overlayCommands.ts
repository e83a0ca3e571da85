import type { SmallState, StateCommand } from '../../../schema/state/smallState.ts';
import { applyCommand } from '../../../sync/state/applyCommand.ts';

/** A wish of this workstation that the mirror does not show yet. */
export interface PendingCommand {
  readonly command: StateCommand;
  /** The server has taken it: what differs in the mirror came after it, or is about to be replaced. */
  readonly isAccepted: boolean;
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
  for (const { command, isAccepted } of pending) {
    const { state, outcome } = applyCommand(byId.get(command.stateId), command);
    if (outcome === 'accepted' || !isAccepted) byId.set(state.id, state);
  }
  return [...byId.values()];
}
