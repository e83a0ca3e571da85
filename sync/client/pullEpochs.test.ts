import { describe, expect, it } from 'vitest';
import { digest, drive, page, position, status } from '../testing/drivenPull.ts';

describe('the pull machine and another epoch or version', () => {
  it('replays the journal before it takes a new epoch', () => {
    const machine = drive();
    machine.step({ kind: 'started', position });
    const commands = machine.step({
      kind: 'statusAnswered',
      verdict: { kind: 'ok' },
      status: { ...status, epoch: 'e2' },
    });
    expect(commands).toMatchObject([
      { kind: 'prepare', replayEpoch: 'e2', position: { epoch: 'e2', generation: 2, checkpoint: { seq: 0 } } },
    ]);
  });

  it('starts from zero and sends the journal again when the server says that it is behind', () => {
    const machine = drive();
    machine.begin();
    machine.step({ kind: 'fetched', verdict: { kind: 'conflict' }, page: null, durationMs: 1 });
    machine.step({ kind: 'woken', nowMs: 60_000 });
    expect(machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status })).toMatchObject([
      {},
      { kind: 'prepare', reset: false, replayEpoch: 'e1', position: { generation: 2, checkpoint: { seq: 0 } } },
    ]);
  });

  it('pulls anew what was stored under another protocol version', () => {
    const machine = drive({ ...position, protocol: 0 });
    expect(machine.begin()).toMatchObject([
      {},
      { kind: 'prepare', reset: false, replayEpoch: null, position: { protocol: 1, generation: 2 } },
    ]);
  });

  it('uses nothing of a page from another epoch', () => {
    const machine = drive();
    machine.begin();
    const commands = machine.fetched({ ...page(11, false, digest), epoch: 'e2' });
    expect(machine.kinds(commands)).not.toContain('apply');
    expect(machine.state()).toMatchObject({
      checkNeeded: true,
      phase: 'waiting',
      position: { checkpoint: { seq: 10 } },
    });
  });

  it('checks the server when another epoch is announced', () => {
    const machine = drive();
    machine.begin();
    machine.fetched(page(11, false, digest));
    machine.applied(11);
    machine.step({ kind: 'digested', failure: null, digest });
    expect(machine.kinds(machine.step({ kind: 'serverChanged', seq: 3, epoch: 'e2' }))).toContain('askStatus');
  });

  it.each([
    ['another hospital', { siteId: 'other' }, 'wrongServer'],
    ['a server too new for us', { oldestAccepted: 99 }, 'update'],
  ] as const)('reads nothing from %s', (_what, change, blocked) => {
    const machine = drive();
    machine.step({ kind: 'started', position });
    machine.step({ kind: 'statusAnswered', verdict: { kind: 'ok' }, status: { ...status, ...change } });
    expect(machine.state().blocked).toBe(blocked);
    expect(machine.count('fetch')).toBe(0);
  });

  it('F32: is not verified any more once the stream tells of another epoch, even while it must wait', () => {
    const machine = drive();
    machine.begin();
    machine.fetched(page(11, false, digest));
    machine.applied(11);
    machine.step({ kind: 'digested', failure: null, digest });
    expect(machine.state().verified).toBe(true);
    machine.step({ kind: 'serverChanged', seq: 3, epoch: 'e2' });
    expect(machine.state()).toMatchObject({ verified: false });
  });
});
