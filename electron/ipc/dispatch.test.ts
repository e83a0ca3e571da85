import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipcTable } from '../../schema/ipc/ipcTable.ts';
import type { LockState } from '../../schema/ipc/ipcTable.ts';
import { createDispatch } from './dispatch.ts';
import type { IpcHandlers } from './dispatch.ts';

const STATES: readonly LockState[] = ['notEnrolled', 'locked', 'unlocked'];
const CHANNELS = Object.keys(ipcTable);
const FAILURES = ['noSuchChannel', 'badRequest', 'defect'];
const NOT_ALLOWED = { ok: true, value: { ok: false, code: 'notAllowed' } };
const SECRET = 'the password was hunter2';

function dispatchWith({
  state = 'unlocked',
  handlers = {},
}: { state?: LockState; handlers?: Partial<IpcHandlers> } = {}) {
  const called: string[] = [];
  const defects: string[] = [];
  const done = (name: string) => async () => {
    called.push(name);
    return { ok: true as const };
  };
  const all: IpcHandlers = {
    'shell.describe': async () => {
      called.push('shell.describe');
      throw new Error(SECRET);
    },
    'session.enrol': async () => ({ ok: false, code: 'wrongPassword' }),
    'session.unlock': async () => ({ ok: false, code: 'wrongPassword' }),
    'session.lock': done('session.lock'),
    'session.active': done('session.active'),
    'session.renew': done('session.renew'),
    'session.leave': done('session.leave'),
    'rescue.write': async () => {
      called.push('rescue.write');
      return { ok: false, reason: 'nothingUnsent' };
    },
    'rescue.take': async () => {
      called.push('rescue.take');
      return { ok: false, reason: 'truncated' };
    },
    'exchange.state': async () => {
      called.push('exchange.state');
      return { ok: true, isReady: false, toGive: 0, lastTaken: null, lastGiven: null };
    },
    'exchange.write': async () => {
      called.push('exchange.write');
      return { ok: false, reason: 'nothingToGive' };
    },
    'exchange.take': async () => {
      called.push('exchange.take');
      return { ok: false, reason: 'truncated' };
    },
    'exchange.nearby': async () => {
      called.push('exchange.nearby');
      const nearby = { standing: 'off', port: 1, listening: [], notUsed: [], announcing: 'off', peers: [] } as const;
      return { ok: true, nearby: { ...nearby, listening: [], notUsed: [], peers: [] } };
    },
    'window.print': done('window.print'),
    ...handlers,
  };
  const dispatch = createDispatch({
    handlers: all,
    lockState: () => state,
    reportDefect: (channel, where) => defects.push(`${channel} ${where}`),
  });
  return { dispatch, called, defects };
}

describe('the dispatcher', () => {
  test('answers each channel in the states of its row, and in no other', async () => {
    for (const state of STATES) {
      for (const [channel, row] of Object.entries(ipcTable)) {
        const { dispatch, called } = dispatchWith({ state });
        const result = await dispatch(channel, {
          password: 'p',
          username: 'u',
          title: 't',
          serverUrl: 'https://wardlight.test',
        });
        const states: readonly LockState[] = row.states;
        if (states.includes(state)) expect(result, `${channel} ${state}`).not.toEqual(NOT_ALLOWED);
        else expect([result, called], `${channel} ${state}`).toEqual([NOT_ALLOWED, []]);
      }
    }
  });

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'session',
    'session.lock ',
    'Session.lock',
    'session.lock\u0000',
  ])('knows no channel %j', async (channel) => {
    expect(await dispatchWith().dispatch(channel, {})).toEqual({ ok: false, error: { kind: 'noSuchChannel' } });
  });

  test('a handler that throws is a defect, of which nothing is told but where', async () => {
    const { dispatch, defects } = dispatchWith();
    const result = await dispatch('shell.describe', {});
    expect(result).toEqual({ ok: false, error: { kind: 'defect' } });
    expect(JSON.stringify([result, defects])).not.toContain('hunter2');
    expect(defects).toEqual(['shell.describe handler']);
  });

  test('an answer that the table does not allow goes nowhere; unknown members are cut off', async () => {
    const wrong = dispatchWith({ handlers: { 'session.lock': async () => ({ ok: 'yes' }) as never } });
    expect(await wrong.dispatch('session.lock', {})).toEqual({ ok: false, error: { kind: 'defect' } });
    const chatty = dispatchWith({ handlers: { 'session.lock': async () => ({ ok: true, token: SECRET }) as never } });
    expect(await chatty.dispatch('session.lock', {})).toEqual({ ok: true, value: { ok: true } });
  });

  test('total: whatever is sent, the answer is of the table or a failure of a known kind', async () => {
    const channel = fc.oneof(fc.constantFrom(...CHANNELS), fc.string(), fc.constantFrom('__proto__', 'constructor'));
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
    });
    const almost = fc.record(
      {
        username: fc.anything(),
        password: fc.anything(),
        serverUrl: fc.anything(),
        title: fc.anything(),
        ['__proto__']: fc.anything(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        channel,
        fc.oneof(anything, almost),
        fc.constantFrom(...STATES),
        async (name, request, state) => {
          const result = await dispatchWith({ state }).dispatch(name, request);
          if (result.ok) expect(result.value).toHaveProperty('ok');
          else expect(FAILURES).toContain(result.error.kind);
        },
      ),
      { numRuns: 500 },
    );
    expect(Object.prototype).not.toHaveProperty('username');
  });

  test('a request far beyond its limits is refused before the handler sees it', async () => {
    const { dispatch, called } = dispatchWith();
    expect(await dispatch('session.renew', { password: 'x'.repeat(10_000_000) })).toEqual({
      ok: false,
      error: { kind: 'badRequest' },
    });
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    expect(await dispatch('window.print', deep)).toEqual({ ok: false, error: { kind: 'badRequest' } });
    expect(called).toEqual([]);
  });
});
