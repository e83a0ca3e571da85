import { v7 } from 'uuid';
import type { NewAct } from '../../../renderer/desk/desk.ts';
import { correctionStateId, WEIGHT_FIELD } from '../../../schema/state/correction.ts';
import type { SmallState, StateCommand } from '../../../schema/state/smallState.ts';
import { applyCommand } from '../../../sync/state/applyCommand.ts';
import { at, SAMPLE_NOW } from './sampleTime.ts';

const MARTIN = { authorId: 'martin', authorName: 'C. Martin' };
const ROUX = { authorId: 'roux', authorName: 'A. Roux' };
type Author = typeof MARTIN;

function command(
  chartId: string,
  author: Author,
  occurredAt: string,
  more: Pick<StateCommand, 'base' | 'value'>,
): StateCommand {
  return {
    id: v7(),
    stateId: correctionStateId(chartId),
    kind: 'correction',
    siteId: 'site',
    wardId: '3b',
    chartId,
    field: WEIGHT_FIELD,
    ...author,
    deviceId: 'device',
    occurredAt,
    ...more,
  };
}

/** The server's part for corrections: what was written here is merged at once. */
export function createSampleCorrections(inDispute: readonly string[]) {
  const states = new Map<string, SmallState>();
  const apply = (wish: StateCommand): void => {
    states.set(wish.stateId, applyCommand(states.get(wish.stateId), wish).state);
  };
  for (const chartId of inDispute) {
    apply(command(chartId, ROUX, at(0, '07:40'), { base: null, value: 64 }));
    apply(command(chartId, MARTIN, at(0, '08:02'), { base: null, value: 46.5 }));
  }
  return {
    of: (chartId: string): readonly SmallState[] => [...states.values()].filter((state) => state.chartId === chartId),
    write: ({ chartId, field, value, settles }: Extract<NewAct, { kind: 'correct' }>): void => {
      const base = states.get(correctionStateId(chartId))?.fields[field]?.value ?? null;
      const settled = settles === undefined ? {} : { settles: [...settles] };
      apply({ ...command(chartId, MARTIN, SAMPLE_NOW, { base, value }), field, ...settled });
    },
  };
}
