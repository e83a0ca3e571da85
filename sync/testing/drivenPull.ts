import type { StatusResponse } from '../../schema/wire/status.ts';
import type { MirrorPosition } from '../client/ports.ts';
import { stepPull } from '../client/pullMachine.ts';
import { initialPullState, type Page, type PullCommand, type PullInput, type PullState } from '../client/pullState.ts';

export const status: StatusResponse = {
  product: 'wardlight',
  protocol: 1,
  oldestAccepted: 1,
  epoch: 'e1',
  siteId: 's',
  siteName: 'S',
  serverTime: '2026-11-21T06:00:00.000Z',
};
export const position: MirrorPosition = {
  scopeKey: 'w1 w2',
  protocol: 1,
  epoch: 'e1',
  generation: 1,
  checkpoint: { seq: 10, id: 'x' },
  complete: true,
  feedsAsOf: {},
  asOf: null,
};
export const page = (seq: number, more: boolean, digest: Page['digest'] = null): Page => ({
  items: [
    { type: 'ward', seq, id: `i${seq}`, wardId: 'w1', document: { id: `i${seq}`, siteId: 's', name: 'W', beds: 1 } },
  ],
  epoch: 'e1',
  checkpoint: { seq, id: `i${seq}` },
  more,
  digest,
  patientsDue: null,
  wardSizes: null,
  feedsAsOf: null,
  serverTime: null,
});
export const digest = { count: 1, xor: '00000000000000aa' };

/** A pull machine at the feed's 10, fed by hand. */
export function drive(start: MirrorPosition | null = position) {
  let state: PullState = initialPullState('s', ['w1', 'w2']);
  const commands: PullCommand[] = [];
  const step = (input: Record<string, unknown>): readonly PullCommand[] => {
    const stepped = stepPull(state, { nowMs: 0, random: 0.5, run: state.run, ...input } as PullInput);
    state = stepped.state;
    commands.push(...stepped.commands);
    return stepped.commands;
  };
  const kinds = (list: readonly PullCommand[]): readonly string[] => list.map(({ kind }) => kind);
  return {
    step,
    kinds,
    state: () => state,
    count: (kind: PullCommand['kind']) => commands.filter((one) => one.kind === kind).length,
    begin: () => {
      step({ kind: 'started', position: start });
      return step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status });
    },
    fetched: (one: Page) => step({ kind: 'fetched', verdict: { kind: 'ok' }, page: one, durationMs: 100 }),
    applied: (seq: number) =>
      step({ kind: 'applied', failure: null, position: { ...position, checkpoint: { seq, id: `i${seq}` } } }),
  };
}
