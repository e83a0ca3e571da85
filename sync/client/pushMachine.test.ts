import { describe, expect, it } from 'vitest';
import type { PushItem, PushResult } from '../../schema/wire/push.ts';
import type { Verdict } from '../result/classify.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import { countOutbox, stepPush } from './pushMachine.ts';
import { emptyPushState, type PushCommand, type PushInput, type PushState, type ReadResults } from './pushState.ts';

const at = '2026-11-21T06:00:00.000Z';
const ok: Verdict = { kind: 'ok' };
const offline: Verdict = { kind: 'retry', because: 'unreachable', afterSeconds: null };

function entry(id: string, order: number, body: object = { kind: 'comment' }): OutboxEntry {
  const item = { type: 'event', document: { id, wardId: 'w', corrects: null, body } } as unknown as PushItem;
  return { item, order, progress: { step: 'onThisWorkstation' }, progressAt: at };
}
function command(id: string, order: number, field: string): OutboxEntry {
  const item = { type: 'command', document: { id, wardId: 'w', stateId: 's', field } } as unknown as PushItem;
  return { item, order, progress: { step: 'onThisWorkstation' }, progressAt: at };
}
const accepted = (ids: readonly string[]): readonly PushResult[] =>
  ids.map((id, n) => ({ id, outcome: 'accepted', seq: n + 1 }));

/** Feeds the machine by hand and keeps its clock. */
function drive(entries: readonly OutboxEntry[]) {
  let state: PushState = emptyPushState;
  let nowMs = 0;
  let pending: Extract<PushCommand, { kind: 'push' }> | null = null;
  const step = (input: Record<string, unknown>): readonly PushCommand[] => {
    const stepped = stepPush(state, { nowMs, at, ...input } as PushInput);
    state = stepped.state;
    for (const one of stepped.commands) {
      if (one.kind === 'push') pending = one;
      if (one.kind === 'wakeAt') nowMs = Math.max(nowMs, one.atMs);
    }
    return stepped.commands;
  };
  step({ kind: 'loaded', entries });
  return {
    step,
    state: () => state,
    progress: (id: string) => state.entries.get(id)?.progress,
    /** The batch on its way; waits for the back-off when there is one. */
    batch(): readonly string[] {
      if (pending === null) step({ kind: 'woken' });
      return pending === null ? [] : pending.items.map(({ document }) => document.id);
    },
    answer(verdict: Verdict, results: ReadResults | null = null, epoch: string | null = 'e1', durationMs = 100) {
      const requestId = pending?.requestId;
      pending = null;
      return step({ kind: 'answered', requestId, verdict, epoch, results, durationMs, random: 0.5 });
    },
  };
}

describe('the push machine', () => {
  it('F42: sends fewer acts at once over a slow line, and more again when it is quick', () => {
    const machine = drive(Array.from({ length: 900 }, (_, n) => entry(`a${n}`, n)));
    const sizes: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const batch = machine.batch();
      sizes.push(batch.length);
      const perActMs = round < 6 ? 200 : 2;
      machine.answer(ok, accepted(batch), 'e1', 50 + batch.length * perActMs);
    }
    expect(sizes[0]).toBe(100);
    expect(sizes[5]).toBeGreaterThanOrEqual(8);
    expect(sizes[5]).toBeLessThanOrEqual(12);
    expect(sizes[11]).toBe(100);
  });

  it('F10: brings 20 good acts through past one that makes the server fail each time, and keeps that one', () => {
    const all = Array.from({ length: 21 }, (_, n) => entry(`a${n}`, n));
    const machine = drive(all);
    for (let round = 0; round < 200; round += 1) {
      const batch = machine.batch();
      if (batch.includes('a3')) machine.answer({ kind: 'retry', because: 'server', afterSeconds: null });
      else machine.answer(ok, accepted(batch));
    }
    expect(all.filter(({ item }) => machine.progress(item.document.id)?.step === 'accepted')).toHaveLength(20);
    expect(countOutbox(machine.state())).toMatchObject({ unsent: 1, needingAttention: 0 });
  });

  it('F11: still holds everything after 1,000 failures, and says so', () => {
    const machine = drive([entry('a', 1), entry('b', 2)]);
    for (let n = 0; n < 1000; n += 1) {
      expect(machine.batch()).toEqual(['a', 'b']);
      machine.answer(offline);
    }
    expect(countOutbox(machine.state())).toMatchObject({ unsent: 2, needingAttention: 0 });
    machine.batch();
    machine.answer(ok, accepted(['a', 'b']));
    expect(countOutbox(machine.state()).unsent).toBe(0);
  });

  it.each([
    ['halve', 'tooLarge'],
    ['invalid', 'invalid'],
    ['forbidden', 'forbidden'],
  ] as const)('on %s of a batch finds the one act that is meant, and the others go on', (kind, reason) => {
    const machine = drive(Array.from({ length: 9 }, (_, n) => entry(`a${n}`, n)));
    for (let round = 0; round < 40 && countOutbox(machine.state()).unsent > 0; round += 1) {
      const batch = machine.batch();
      if (batch.includes('a5')) machine.answer({ kind });
      else machine.answer(ok, accepted(batch));
    }
    expect(machine.progress('a5')).toEqual({ step: 'needsAttention', reason, detail: '' });
    expect(countOutbox(machine.state())).toMatchObject({ unsent: 0, needingAttention: 1 });
  });

  it('F10: pauses on 401 with everything kept, and goes on when signed in', () => {
    const machine = drive([entry('a', 1)]);
    machine.batch();
    machine.answer({ kind: 'signIn' });
    expect(machine.state()).toMatchObject({ waitingFor: 'signIn', inFlight: null });
    machine.step({ kind: 'signedIn' });
    machine.answer(ok, accepted(machine.batch()));
    expect(machine.progress('a')).toEqual({ step: 'accepted', seq: 1 });
  });

  it.each([
    ['one too few', accepted(['a'])],
    ['one too many', accepted(['a', 'b', 'c'])],
    ['another order', accepted(['b', 'a'])],
    ['the same one twice', accepted(['a', 'a'])],
  ])('believes no answer with %s, and sends again', (_what, results) => {
    const machine = drive([entry('a', 1), entry('b', 2)]);
    machine.batch();
    machine.answer(ok, results);
    expect(countOutbox(machine.state()).unsent).toBe(2);
    expect([...machine.batch()].length).toBeGreaterThan(0);
  });

  it('settles what it understands and retries an outcome of a later version', () => {
    const machine = drive([entry('a', 1), entry('b', 2)]);
    machine.batch();
    machine.answer(ok, [{ id: 'a', outcome: 'accepted', seq: 9 }, null]);
    expect(machine.progress('a')?.step).toBe('accepted');
    expect(machine.batch()).toEqual(['b']);
  });

  it('F21: holds an outcome back until its intervention is accepted', () => {
    const machine = drive([
      entry('outcome', 1, { kind: 'interventionOutcome', interventionId: 'i' }),
      entry('i', 2),
      entry('other', 3),
    ]);
    expect(machine.batch()).toEqual(['i', 'other']);
    machine.answer(ok, accepted(['i', 'other']));
    expect(machine.batch()).toEqual(['outcome']);
  });

  it('waits by itself for a reference that has not reached the server, then asks for a person', () => {
    const machine = drive([entry('early', 1)]);
    let tries = 0;
    for (; countOutbox(machine.state()).unsent > 0 && tries < 100; tries += 1) {
      machine.batch();
      machine.answer(ok, [{ id: 'early', outcome: 'refused', reason: 'unknownReference', detail: '' }]);
    }
    expect(tries).toBe(13);
    expect(machine.progress('early')).toMatchObject({ step: 'needsAttention', reason: 'unknownReference' });
    machine.step({ kind: 'retryItem', id: 'early' });
    expect(machine.batch()).toEqual(['early']);
  });

  it('sends wishes for one field one after another, for different fields together', () => {
    const machine = drive([command('c1', 1, 'reviewer'), command('c2', 2, 'reviewer'), command('c3', 3, 'other')]);
    expect(machine.batch()).toEqual(['c1', 'c3']);
  });

  it('on a new epoch sends again what the old one had accepted, and believes no answer from before', () => {
    const machine = drive([entry('a', 1), entry('b', 2)]);
    machine.batch();
    machine.answer(ok, accepted(['a', 'b']));
    machine.step({ kind: 'enqueued', entries: [entry('c', 3)] });
    expect(machine.batch()).toEqual(['c']);
    const inFlight = machine.state().inFlight?.requestId;
    machine.step({ kind: 'epochChanged', epoch: 'e2', journal: [entry('d', 4)] });
    machine.step({
      kind: 'answered',
      requestId: inFlight,
      verdict: ok,
      epoch: 'e1',
      results: accepted(['c']),
      random: 0,
    });
    expect(machine.progress('c')?.step).not.toBe('accepted');
    expect(machine.batch()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('asks once more for an accepted act that a verified mirror lacks, and then believes it', () => {
    const machine = drive([entry('a', 1)]);
    machine.batch();
    machine.answer(ok, accepted(['a']));
    machine.step({ kind: 'ledgerCompared', visible: new Set(), missing: new Set(['a']) });
    expect(machine.batch()).toEqual(['a']);
    machine.answer(ok, accepted(['a']));
    machine.step({ kind: 'ledgerCompared', visible: new Set(), missing: new Set(['a']) });
    expect(machine.batch()).toEqual([]);
    machine.step({ kind: 'ledgerCompared', visible: new Set(['a']), missing: new Set() });
    expect(machine.progress('a')).toEqual({ step: 'visibleToWard', seq: 1 });
  });
});
