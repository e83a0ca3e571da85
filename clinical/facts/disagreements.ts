import type { SmallState, StateStatement } from '../../schema/state/smallState.ts';

/** Everything that is said of a field now: what is held, and what waits beside it; of those who say the same, the first. */
export function statementsOf(state: SmallState, field: string): readonly StateStatement[] {
  const held = state.fields[field];
  const open = state.conflicts.filter((conflict) => conflict.field === field && conflict.settled === null);
  const all = [...(held === undefined ? [] : [held]), ...open.map(({ mine }) => mine)];
  return all.filter((statement, index) => all.findIndex(({ value }) => value === statement.value) === index);
}
