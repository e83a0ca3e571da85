import { describe, expect, it } from 'vitest';
import { digest, drive, page, position, status } from '../testing/drivenPull.ts';

describe('the pull machine', () => {
  it('reads at most two pages ahead of the disk, and writes them one after another', () => {
    const machine = drive();
    expect(machine.begin()).toMatchObject([
      { kind: 'epochKnown' },
      { kind: 'fetch', source: 'pages', from: { seq: 10 } },
    ]);
    expect(machine.kinds(machine.fetched(page(11, true)))).toEqual(['apply', 'fetch']);
    expect(machine.kinds(machine.fetched(page(12, true)))).toEqual([]);
    expect(machine.applied(11)).toMatchObject([
      { kind: 'apply', position: { checkpoint: { seq: 12 } } },
      { kind: 'fetch', from: { seq: 12 } },
    ]);
  });

  it('stops at the first failed write and starts again from what is on the disk', () => {
    const machine = drive();
    machine.begin();
    machine.fetched(page(11, true));
    machine.fetched(page(12, true));
    machine.step({ kind: 'applied', failure: { kind: 'full' }, position });
    expect(machine.state()).toMatchObject({
      phase: 'waiting',
      unpersisted: [],
      storageFailure: 'full',
      verified: false,
      position: { checkpoint: { seq: 10 } },
    });
    machine.step({ kind: 'woken', nowMs: 60_000 });
    expect(machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status })).toMatchObject([
      {},
      { kind: 'fetch', from: { seq: 10 } },
    ]);
  });

  it('is verified only when the digest of the last page agrees', () => {
    const machine = drive();
    machine.begin();
    machine.fetched(page(11, false, digest));
    expect(machine.kinds(machine.applied(11))).toEqual(['digest']);
    expect(machine.state().verified).toBe(false);
    expect(machine.step({ kind: 'digested', failure: null, digest })).toMatchObject([
      { kind: 'cycleVerified' },
      { kind: 'wakeAt', atMs: 60_000 },
    ]);
    expect(machine.state()).toMatchObject({ verified: true, phase: 'waiting' });
  });

  it('is not verified by a last page without a digest', () => {
    const machine = drive();
    machine.begin();
    machine.fetched(page(11, false));
    machine.applied(11);
    machine.step({ kind: 'digested', failure: null, digest });
    expect(machine.state().verified).toBe(false);
    expect(machine.count('cycleVerified')).toBe(0);
  });

  it('pulls anew beside the old rows when digests differ, then empties the mirror, and shows it', () => {
    const machine = drive();
    machine.begin();
    const differ = (): void => {
      machine.fetched(page(11, false, digest));
      machine.applied(11);
      machine.step({ kind: 'digested', failure: null, digest: { count: 9, xor: digest.xor } });
      machine.step({ kind: 'woken', nowMs: 600_000 });
    };
    differ();
    expect(machine.state()).toMatchObject({ verified: false, mismatches: 1 });
    const anew = machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status });
    expect(anew).toMatchObject([
      {},
      {
        kind: 'prepare',
        reset: false,
        replayEpoch: null,
        position: { generation: 2, checkpoint: { seq: 0 }, complete: false },
      },
    ]);
    const firstLoad = { loaded: ['w1', 'w2'], reading: [], loadedTo: position.checkpoint };
    const wardsRead = { ...position, generation: 2, complete: false, firstLoad };
    machine.step({ kind: 'prepared', failure: null, position: wardsRead });
    differ();
    expect(machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status })).toMatchObject([
      {},
      { kind: 'prepare', reset: true },
    ]);
  });

  it('F22: does not pull for news that it has already, and does for others', () => {
    const machine = drive();
    machine.begin();
    machine.fetched(page(11, false, digest));
    machine.applied(11);
    machine.step({ kind: 'digested', failure: null, digest });
    expect(machine.step({ kind: 'serverChanged', seq: 11, epoch: 'e1' })).toEqual([]);
    expect(machine.kinds(machine.step({ kind: 'serverChanged', seq: 12, epoch: 'e1' }))).toEqual(['fetch']);
  });

  it('finds the lost ward among many by asking one by one, and sweeps it', () => {
    const machine = drive();
    machine.begin();
    expect(machine.step({ kind: 'fetched', verdict: { kind: 'forbidden' }, page: null, durationMs: 1 })).toMatchObject([
      { kind: 'probeWard', wardId: 'w1' },
    ]);
    machine.step({ kind: 'wardProbed', wardId: 'w1', verdict: { kind: 'forbidden' } });
    const commands = machine.step({ kind: 'wardProbed', wardId: 'w2', verdict: { kind: 'ok' } });
    expect(commands).toMatchObject([
      { kind: 'wardsLost', wardIds: ['w1'] },
      { kind: 'abandonFetch' },
      { kind: 'prepare', position: { scopeKey: 'w2' } },
    ]);
  });

  it('believes nothing that was asked before the scope changed', () => {
    const machine = drive();
    machine.begin();
    const { run } = machine.state();
    machine.step({ kind: 'scopeChanged', wardIds: ['w1'] });
    expect(
      machine.step({ kind: 'fetched', run, verdict: { kind: 'ok' }, page: page(11, false, digest), durationMs: 1 }),
    ).toEqual([]);
  });

  it('F29: takes no ward away by an answer of before it was given again', () => {
    const machine = drive();
    machine.begin();
    machine.step({ kind: 'fetched', verdict: { kind: 'forbidden' }, page: null, durationMs: 1 });
    const { run } = machine.state();
    machine.step({ kind: 'scopeChanged', wardIds: ['w1', 'w2'] });
    expect(machine.step({ kind: 'wardProbed', run, wardId: 'w1', verdict: { kind: 'forbidden' } })).toEqual([]);
    expect(machine.state()).toMatchObject({ wardIds: ['w1', 'w2'], probing: null, phase: 'checking' });
  });

  it('takes pages when the bulk stream breaks twice', () => {
    const machine = drive(null);
    machine.step({ kind: 'started', position: null });
    const broken = {
      kind: 'fetched',
      verdict: { kind: 'retry', because: 'unreachable', afterSeconds: null },
      page: null,
      durationMs: 1,
    };
    const fresh = { ...position, checkpoint: { seq: 0, id: '' }, complete: false };
    machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status });
    expect(machine.step({ kind: 'prepared', failure: null, position: fresh })).toMatchObject([
      { kind: 'fetch', source: 'bulk' },
    ]);
    machine.step(broken);
    machine.step({ kind: 'woken', nowMs: 100_000 });
    expect(machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status })).toMatchObject([
      {},
      { source: 'bulk' },
    ]);
    machine.step(broken);
    machine.step({ kind: 'woken', nowMs: 200_000 });
    expect(machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status })).toMatchObject([
      {},
      { source: 'pages' },
    ]);
  });
});
