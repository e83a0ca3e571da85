import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknownClock } from './clock.ts';
import { honestState, type HonestInputs } from './honestState.ts';
import { initialPullState } from './pullState.ts';

const wallMs = Date.parse('2026-11-21T06:00:00.000Z');
const ago = (minutes: number): string => new Date(wallMs - minutes * 60_000).toISOString();
const limits = { orders: 30, results: 60, allergies: 60, conditions: 60, patient: 60 };
const feeds = (minutes: number) => ({
  orders: ago(minutes),
  results: ago(1),
  allergies: ago(1),
  conditions: ago(1),
  patient: ago(1),
});
const position = {
  scopeKey: 'w',
  protocol: 1,
  epoch: 'e',
  generation: 1,
  checkpoint: { seq: 1, id: 'x' },
  complete: true,
  feedsAsOf: {},
  asOf: null,
};
const good: HonestInputs = {
  pull: {
    ...initialPullState('s', ['w']),
    phase: 'waiting',
    position,
    verified: true,
    reachable: true,
    feedsAsOf: feeds(1),
  },
  outbox: { unsent: 0, needingAttention: 0 },
  pushWaitingFor: 'nothing',
  clock: { ...unknownClock, offsetMs: 500 },
  feedLimitsMinutes: limits,
  wallMs,
  monotonicMs: 100_000,
  lastHeardMs: 90_000,
  storageFailure: null,
  databaseRebuilt: false,
  unreadableDocuments: 0,
  unreadableJournal: 0,
  wardsLost: 0,
};
const withPull = (change: Partial<HonestInputs['pull']>): HonestInputs => ({
  ...good,
  pull: { ...good.pull, ...change },
});

describe('the honest state', () => {
  it('is live when nothing speaks against it', () => {
    expect(honestState(good)).toMatchObject({ state: 'live', reasons: [] });
  });

  it.each<[string, HonestInputs, string]>([
    ['a cycle that failed, though the status was answered since', withPull({ failuresInRow: 1 }), 'delayed'],
    ['an unsent act', { ...good, outbox: { unsent: 1, needingAttention: 0 } }, 'delayed'],
    ['an act that needs attention', { ...good, outbox: { unsent: 0, needingAttention: 1 } }, 'delayed'],
    ['an unverified cycle', withPull({ verified: false }), 'delayed'],
    ['a feed at 31 of 30 minutes', withPull({ feedsAsOf: feeds(31) }), 'delayed'],
    ['a feed that never spoke', withPull({ feedsAsOf: {} }), 'delayed'],
    ['a feed from the future', withPull({ feedsAsOf: feeds(-6) }), 'delayed'],
    ['a silent server', { ...good, lastHeardMs: 0 }, 'delayed'],
    ['a clock never compared', { ...good, clock: unknownClock }, 'delayed'],
    ['a clock 3 minutes off', { ...good, clock: { ...unknownClock, offsetMs: 180_000 } }, 'delayed'],
    ['a clock 11 minutes off', { ...good, clock: { ...unknownClock, offsetMs: -660_000 } }, 'untrusted'],
    ['a failing disk', { ...good, storageFailure: 'full' }, 'untrusted'],
    ['a document that cannot be read', { ...good, unreadableDocuments: 1 }, 'untrusted'],
    ['digests that differ', withPull({ mismatches: 1 }), 'untrusted'],
    ["another hospital's server", withPull({ blocked: 'wrongServer' }), 'untrusted'],
    ['no network', withPull({ reachable: false }), 'offline'],
    ['a first load', withPull({ position: { ...position, complete: false }, verified: false }), 'loading'],
    ['a needed sign-in', withPull({ blocked: 'signIn' }), 'signInNeeded'],
    ['a needed update, though also offline', withPull({ blocked: 'update', reachable: false }), 'updateNeeded'],
  ])('is not live with %s', (_what, inputs, state) => {
    const said = honestState(inputs);
    expect(said.state).toBe(state);
    expect(said.reasons.length).toBeGreaterThan(0);
  });

  it.each([
    ['a feed at 29 of 30 minutes', withPull({ feedsAsOf: feeds(29) })],
    ['a clock a minute off, by which feeds look older', { ...good, clock: { ...unknownClock, offsetMs: 60_000 } }],
  ])('stays live with %s', (_what, inputs) => {
    expect(honestState(inputs).state).toBe('live');
  });

  it('F23: says live exactly when the ledger is empty, the cycle verified and nothing stale', () => {
    const inputs = fc.record({
      unsent: fc.nat(2),
      needingAttention: fc.nat(2),
      verified: fc.boolean(),
      reachable: fc.constantFrom(true, false, null),
      oldestFeedMinutes: fc.integer({ min: 0, max: 60 }),
      offsetMs: fc.constantFrom(null, 0, 130_000, 700_000),
      silentMs: fc.integer({ min: 0, max: 200_000 }),
    });
    fc.assert(
      fc.property(inputs, (drawn) => {
        const { state } = honestState({
          ...withPull({
            verified: drawn.verified,
            reachable: drawn.reachable,
            feedsAsOf: feeds(drawn.oldestFeedMinutes),
          }),
          outbox: { unsent: drawn.unsent, needingAttention: drawn.needingAttention },
          clock: { ...unknownClock, offsetMs: drawn.offsetMs === null ? null : 0 + drawn.offsetMs },
          wallMs: wallMs + (drawn.offsetMs ?? 0),
          lastHeardMs: 100_000 - drawn.silentMs,
        });
        const truth =
          drawn.unsent === 0 &&
          drawn.needingAttention === 0 &&
          drawn.verified &&
          drawn.reachable === true &&
          drawn.oldestFeedMinutes <= 30 &&
          drawn.offsetMs === 0 &&
          drawn.silentMs <= 90_000;
        expect(state === 'live').toBe(truth);
      }),
    );
  });
});
