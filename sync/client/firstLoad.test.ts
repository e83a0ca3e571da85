import { describe, expect, it } from 'vitest';
import type { WardSize } from '../../schema/wire/bulk.ts';
import type { MirrorItem } from './mirrorItem.ts';
import type { MirrorPosition } from './ports.ts';
import { stepPull } from './pullMachine.ts';
import { initialPullState, type Page, type PullCommand, type PullInput, type PullState } from './pullState.ts';

const WARDS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'];
const sizes: readonly WardSize[] = WARDS.map((wardId) => ({ wardId, patients: 10, octets: 40_000 }));
const status = {
  product: 'wardlight',
  protocol: 1,
  oldestAccepted: 1,
  epoch: 'e1',
  siteId: 's',
  siteName: 'S',
  serverTime: '2026-11-21T06:00:00.000Z',
} as const;

const charts = (from: number, count: number): readonly MirrorItem[] =>
  Array.from(
    { length: count },
    (_, n) =>
      ({ type: 'chart', seq: from + n, id: `c${from + n}`, wardId: 'w1', document: {} }) as unknown as MirrorItem,
  );

/** The machine with a disk that takes everything; a test answers its fetches. */
function load(wardIds: readonly string[] = WARDS) {
  let state: PullState = initialPullState('s', wardIds);
  let disk: MirrorPosition | null = null;
  let asked: Extract<PullCommand, { kind: 'fetch' }> | null = null;
  const step = (input: Record<string, unknown>): void => {
    const stepped = stepPull(state, { nowMs: 0, random: 0.5, run: state.run, ...input } as PullInput);
    state = stepped.state;
    for (const command of stepped.commands) {
      if (command.kind === 'fetch') asked = command;
      if (command.kind === 'prepare') step({ kind: 'prepared', failure: null, position: command.position });
      if (command.kind === 'apply') {
        disk = command.position;
        step({ ...input, kind: 'applied', failure: null, position: command.position, run: state.run });
      }
    }
  };
  const start = (position: MirrorPosition | null): void => {
    state = initialPullState('s', wardIds);
    step({ kind: 'started', position });
    step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status });
  };
  const gets = (page: Partial<Page>, nowMs = 0): void => {
    const whole: Page = {
      items: [],
      epoch: 'e1',
      checkpoint: { seq: 0, id: '' },
      more: true,
      digest: null,
      patientsDue: null,
      wardSizes: null,
      feedsAsOf: null,
      serverTime: null,
      ...page,
    };
    step({ kind: 'fetched', verdict: { kind: 'ok' }, page: whole, durationMs: 100, nowMs });
  };
  return {
    start,
    gets,
    step,
    ends: (seq: number): void => gets({ checkpoint: { seq, id: '' }, more: false, digest: { count: 0, xor: '0' } }),
    state: () => state,
    disk: () => disk,
    asked: () => asked,
  };
}

describe('a first load', () => {
  it('reads the first ward of the session before the others, which come in batches', () => {
    const machine = load(['w3', ...WARDS.filter((ward) => ward !== 'w3')]);
    machine.start(null);
    expect(machine.asked()).toMatchObject({ source: 'bulk', wards: ['w3'], from: { seq: 0 } });
    machine.ends(100);
    expect(machine.asked()).toMatchObject({ source: 'bulk', wards: ['w1', 'w2', 'w4', 'w5'], from: { seq: 0 } });
    machine.ends(110);
    expect(machine.asked()).toMatchObject({ wards: ['w6', 'w7'] });
  });

  it('reads the ward on the screen next', () => {
    const machine = load();
    machine.start(null);
    machine.step({ kind: 'wardsWanted', wardIds: ['w6'] });
    machine.ends(100);
    expect(machine.asked()?.wards).toEqual(['w6']);
    machine.ends(120);
    expect(machine.asked()?.wards).toEqual(['w2', 'w3', 'w4', 'w5']);
  });

  it('reads what changed meanwhile from the lowest end, for all wards together, and only then may be verified', () => {
    const machine = load(['w1', 'w2', 'w3', 'w4', 'w5']);
    machine.start(null);
    machine.ends(100);
    machine.ends(140);
    expect(machine.asked()).toMatchObject({ source: 'pages', wards: null, from: { seq: 100 } });
    expect(machine.state()).toMatchObject({ verified: false, position: { complete: false } });
    machine.ends(150);
    expect(machine.state().phase).toBe('verifying');
    machine.step({ kind: 'digested', failure: null, digest: { count: 0, xor: '0' } });
    expect(machine.state()).toMatchObject({ phase: 'finishing', verified: true });
  });

  it('F20: goes on after a kill at any page with the wards done, at the page after the last on the disk', () => {
    const machine = load();
    machine.start(null);
    machine.ends(100);
    machine.gets({ items: charts(1, 10), checkpoint: { seq: 10, id: 'c10' }, patientsDue: 40, wardSizes: sizes });
    machine.gets({ items: charts(11, 10), checkpoint: { seq: 20, id: 'c20' } });
    const stored = machine.disk();
    expect(stored).toMatchObject({
      checkpoint: { seq: 20 },
      firstLoad: { loaded: ['w1'], reading: ['w2', 'w3', 'w4', 'w5'], loadedTo: { seq: 100 } },
    });
    machine.start(stored);
    expect(machine.asked()).toMatchObject({ source: 'bulk', wards: ['w2', 'w3', 'w4', 'w5'], from: { seq: 20 } });
    machine.gets({ items: charts(21, 5), checkpoint: { seq: 25, id: 'c25' }, patientsDue: 20, wardSizes: sizes });
    expect(machine.state().patients).toEqual({ done: 10 + 20 + 5, due: 70 });
  });

  it('F20: says how many patients are on the disk of all that are due, from the first page to the last', () => {
    const machine = load();
    machine.start(null);
    machine.gets({ items: charts(1, 4), checkpoint: { seq: 4, id: 'c4' }, patientsDue: 10, wardSizes: sizes });
    expect(machine.state().patients).toEqual({ done: 4, due: 70 });
    machine.gets({ items: charts(5, 6), checkpoint: { seq: 90, id: '' }, more: false });
    expect(machine.state().patients).toEqual({ done: 10, due: 70 });
    machine.gets({ items: charts(20, 3), checkpoint: { seq: 22, id: 'c' }, patientsDue: 40, wardSizes: sizes });
    expect(machine.state().patients).toEqual({ done: 13, due: 70 });
  });

  it('reads the same wards by pages when the bulk stream breaks twice', () => {
    const machine = load();
    machine.start(null);
    for (const nowMs of [0, 100_000]) {
      machine.step({ kind: 'fetched', verdict: { kind: 'retry', because: 'unreachable', afterSeconds: null }, nowMs });
      machine.step({ kind: 'woken', nowMs: nowMs + 90_000 });
      machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status });
    }
    expect(machine.asked()).toMatchObject({ source: 'pages', wards: ['w1'], from: { seq: 0 } });
  });
});
