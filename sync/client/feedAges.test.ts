import { expect, it } from 'vitest';
import type { FeedsAsOf, MirrorPosition } from './ports.ts';
import { stepPull } from './pullMachine.ts';
import { initialPullState, type Page, type PullInput } from './pullState.ts';

const ages = (at: string): FeedsAsOf => ({ orders: at, results: at, allergies: at, conditions: at, patient: at });
const before = ages('2026-11-21T06:00:00.000Z');
const now = ages('2026-11-21T07:00:00.000Z');
const digest = { count: 1, xor: '00000000000000aa' };
const position: MirrorPosition = {
  scopeKey: 'w1',
  protocol: 1,
  epoch: 'e1',
  generation: 1,
  checkpoint: { seq: 10, id: 'x' },
  complete: true,
  feedsAsOf: before,
  asOf: '2026-11-21T06:00:00.000Z',
};

/** Two pages were due: what the first says of the age of the orders is true of both together only. */
it('F24: takes over how old the feeds are when all that they speak of is on the disk and compared, not before', () => {
  let state = initialPullState('s', ['w1']);
  const step = (input: Record<string, unknown>) => {
    const stepped = stepPull(state, { nowMs: 0, random: 0.5, run: state.run, ...input } as PullInput);
    state = stepped.state;
    return stepped.commands;
  };
  const arrives = (seq: number, more: boolean) => {
    const page: Page = {
      items: [{ type: 'ward', seq, id: 'w1', wardId: 'w1', document: { id: 'w1', siteId: 's', name: 'W', beds: seq } }],
      epoch: 'e1',
      checkpoint: { seq, id: 'w1' },
      more,
      digest: more ? null : digest,
      patientsDue: null,
      wardSizes: null,
      feedsAsOf: now,
      serverTime: '2026-11-21T07:00:00.000Z',
    };
    return step({ kind: 'fetched', verdict: { kind: 'ok' }, page, durationMs: 100 });
  };
  step({ kind: 'started', position });
  step({
    kind: 'statusAnswered',
    verdict: { kind: 'ok' },
    status: {
      product: 'wardlight',
      protocol: 1,
      oldestAccepted: 1,
      epoch: 'e1',
      siteId: 's',
      siteName: 'S',
      serverTime: '2026-11-21T07:00:00.000Z',
    },
  });
  const [write] = arrives(11, true);
  expect(write).toMatchObject({ kind: 'apply', position: { feedsAsOf: before } });
  expect(state.feedsAsOf).toEqual(before);
  step({ kind: 'applied', failure: null, position: { ...position, checkpoint: { seq: 11, id: 'w1' } } });
  arrives(12, false);
  step({ kind: 'applied', failure: null, position: { ...position, checkpoint: { seq: 12, id: 'w1' } } });
  expect(state.feedsAsOf).toEqual(before);
  step({ kind: 'digested', failure: null, digest });
  expect(state).toMatchObject({ verified: true, feedsAsOf: now });
});
