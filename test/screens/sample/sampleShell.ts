import { ipcTable, type IpcChannel, type IpcRequest, type IpcResponse } from '../../../schema/ipc/ipcTable.ts';
import { ShellCallError, type ShellCall } from '../../../renderer/session/shellCall.ts';
import { at } from './sampleTime.ts';

export type SampleGate = 'notEnrolled' | 'locked' | 'gone' | 'wait' | 'unreachable';

const POLICY = {
  serverUrl: null,
  idleLockMinutes: 10,
  leaseHours: 72,
  feedLimitsMinutes: { orders: 60, results: 60, allergies: 1440, conditions: 1440, patient: 1440 },
  theme: 'system',
  language: 'system',
};
const RESCUE_PATH = '~/Wardlight rescue/wardlight-rescue-2026-11-21T08-05-00-000Z.txt';
const EXCHANGE_PATH = '~/Wardlight rescue/wardlight-exchange-2026-11-21T08-05-00-000Z.txt';
const EXCHANGE_STATE = {
  ok: true,
  isReady: true,
  toGive: 6,
  lastTaken: { by: 'file', at: at(0, '06:40'), deviceId: 'ward-2a-01', name: 'P. Roux', count: 3 },
  lastGiven: null,
};
const EXCHANGE_TAKEN = {
  deviceId: 'ward-2a-01',
  writerName: 'P. Roux',
  writtenAt: at(0, '08:02'),
  fresh: 4,
  alreadyHere: 3,
  notForYou: 2,
  refused: [{ reason: 'inTheFuture', count: 1 }],
};
const NEARBY = {
  standing: 'listening',
  port: 28467,
  listening: ['10.20.4.11'],
  notUsed: [],
  announcing: 'on',
  peers: [
    {
      address: '10.20.4.12',
      known: 'heard',
      lastExchange: { at: at(0, '08:04'), deviceId: 'ward-2a-01', name: 'P. Roux', came: 0, refused: 0 },
      cameInAll: 3,
      trouble: null,
    },
    { address: 'pharmacy-2', known: 'listed', lastExchange: null, cameInAll: 0, trouble: 'silent' },
    { address: 'pharmacy-3', known: 'listed', lastExchange: null, cameInAll: 0, trouble: 'unreachable' },
  ],
};
const USER = {
  id: 'martin',
  username: 'martin',
  displayName: 'C. Martin',
  role: 'wardPharmacist',
  siteId: 'site',
  wards: [{ id: '3b', siteId: 'site', name: '3B Cardiology', beds: 24 }],
};

/** A shell for pictures: its answers are parsed by the real table, so they are answers a shell can give. */
export function createSampleShell(gate: SampleGate): ShellCall {
  let isUnlocked = false;
  // How a test makes the shell lock by itself, as it does when nobody is there.
  addEventListener('sampleShellLocks', () => {
    isUnlocked = false;
  });
  return <C extends IpcChannel>(channel: C, _request: IpcRequest<C>): Promise<IpcResponse<C>> => {
    if (gate === 'gone') return Promise.reject(new ShellCallError('gone'));
    if (channel === 'session.unlock') isUnlocked = gate === 'locked';
    if (channel === 'session.lock') isUnlocked = false;
    // The compiler cannot follow that the schema comes from the row of this channel.
    return Promise.resolve(ipcTable[channel].response.parse(answer(channel, gate, isUnlocked)) as IpcResponse<C>);
  };
}

function answer(channel: IpcChannel, gate: SampleGate, isUnlocked: boolean): unknown {
  if (channel === 'shell.describe') {
    const isNew = gate === 'notEnrolled' || gate === 'unreachable';
    return {
      version: '0.1.0',
      shell: 'browser',
      deviceId: 'ward-3b-02',
      policy: POLICY,
      lockState: isNew ? 'notEnrolled' : isUnlocked ? 'unlocked' : 'locked',
      enrolled: isNew ? null : { username: 'martin', displayName: 'C. Martin' },
      serverUrl: null,
      deviceSecretStore: 'fileOnly',
    };
  }
  if (gate === 'wait') return { ok: false, code: 'wait', waitSeconds: 4 };
  if (gate === 'unreachable') return { ok: false, code: 'serverUnreachable' };
  if (channel === 'session.enrol' || channel === 'session.unlock') {
    return {
      ok: true,
      user: USER,
      capability: 'x'.repeat(40),
      vaultId: 'vault',
      deviceId: 'ward-3b-02',
      leaseUntil: at(3, '08:00'),
    };
  }
  if (channel === 'rescue.write') return { ok: true, path: RESCUE_PATH, count: 4, unreadable: 0 };
  if (channel === 'rescue.take') {
    const header = { siteId: 'site', deviceId: 'ward-2a-01', count: 5, writtenAt: at(0, '06:40') };
    const refused = [{ id: '', reason: 'forbidden', detail: '' }];
    return { ok: true, report: { header, authorId: 'roux', taken: 3, alreadyThere: 1, refused } };
  }
  if (channel === 'exchange.state') return EXCHANGE_STATE;
  if (channel === 'exchange.write') return { ok: true, path: EXCHANGE_PATH, count: 6, leftOut: 0 };
  if (channel === 'exchange.nearby') return { ok: true, nearby: NEARBY };
  if (channel === 'exchange.take') return { ok: true, taken: EXCHANGE_TAKEN };
  return { ok: true };
}
