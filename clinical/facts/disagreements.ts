import type { SmallState, StateConflict, StateStatement } from '../../schema/state/smallState.ts';

/** One field of which pharmacists said different things, until a person has decided. */
export interface Disagreement {
  readonly state: SmallState;
  readonly field: string;
  /** What all of them had seen; null: only what the hospital has. */
  readonly base: StateStatement['value'];
  /** What the server holds; it is not followed while the others stand beside it. */
  readonly held: StateStatement | null;
  readonly others: readonly StateConflict[];
}

export function disagreementsOf(states: readonly SmallState[]): readonly Disagreement[] {
  return states.flatMap((state) => {
    const open = state.conflicts.filter(({ settled }) => settled === null);
    return [...new Set(open.map(({ field }) => field))].map((field) => {
      const others = open.filter((conflict) => conflict.field === field);
      return { state, field, base: others[0]?.base ?? null, held: state.fields[field] ?? null, others };
    });
  });
}

/** Everything that is said of a field now: what is held, and what waits beside it; of those who say the same, the first. */
export function statementsOf(state: SmallState, field: string): readonly StateStatement[] {
  const held = state.fields[field];
  const open = state.conflicts.filter((conflict) => conflict.field === field && conflict.settled === null);
  const all = [...(held === undefined ? [] : [held]), ...open.map(({ mine }) => mine)];
  return all.filter((statement, index) => all.findIndex(({ value }) => value === statement.value) === index);
}
