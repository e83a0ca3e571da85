import { join } from 'node:path';
import type { Result } from '../schema/result.ts';
import { createDeskHandler } from './desk/handleDeskRequest.ts';
import type { DeskHandler } from './desk/handleDeskRequest.ts';
import { createDispatch } from './ipc/dispatch.ts';
import type { Dispatch } from './ipc/dispatch.ts';
import { readBuiltFiles } from './services/builtFiles/builtFiles.ts';
import type { BuiltFiles } from './services/builtFiles/builtFiles.ts';
import type { Clock } from './services/clock.ts';
import type { Disk } from './services/disk/disk.ts';
import { journalShelf } from './services/journal/journalShelf.ts';
import { knowledgeFiles } from './services/knowledge/knowledgeFiles.ts';
import { startLocalNetwork } from './services/localNetwork/localNetwork.ts';
import { createLock } from './services/lock/lock.ts';
import type { Lock } from './services/lock/lock.ts';
import type { WholePolicy } from './services/policy/policyFile.ts';
import type { Random } from './services/random.ts';
import { createExchange } from './services/exchange/exchange.ts';
import { createRescue } from './services/rescue/rescue.ts';
import { deviceIdentity } from './services/session/deviceIdentity.ts';
import { serverSession } from './services/session/serverSession.ts';
import { createSession } from './services/session/session.ts';
import type { DeskContent } from './services/session/session.ts';
import type { Transport } from './services/transport/transport.ts';
import { attemptCounter } from './services/vault/attempts.ts';
import type { SecretStore } from './services/vault/secretStore.ts';
import { createVault } from './services/vault/vault.ts';
import { ARGON2_COST } from './services/vault/wrappingKey.ts';

/** What the two compositions give to the services: Electron's own capabilities, or the plain machine's. */
export interface ShellCapabilities {
  readonly shell: 'electron' | 'browser';
  readonly version: string;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  readonly secrets: SecretStore;
  readonly policy: WholePolicy;
  readonly profileFolder: string;
  /** Where rescue and exchange files are written, for a person to find. */
  readonly rescueFolder: string;
  /** `dist/`: the built page and the knowledge packs. */
  readonly programFolder: string;
  /** Set only on a made-up hospital that `npm start` brought up. */
  readonly demoAccount?: { readonly username: string; readonly password: string };
  readonly print: (title: string) => Promise<void>;
  readonly reportDefect: (what: string) => void;
  /** Cheaper key derivation, for tests only. */
  readonly passwordCost?: { readonly memoryKiB: number; readonly passes: number; readonly parallelism: number };
}

export interface ShellServices {
  readonly dispatch: Dispatch;
  readonly handleDesk: DeskHandler;
  readonly lock: Lock<DeskContent>;
  readonly files: BuiltFiles;
  close(): Promise<void>;
}

export type StartFailure = { readonly kind: 'notBuilt'; readonly folder: string };

/** Everything that the machine allows, put together once; what differs between the compositions came in by the capabilities. */
export async function createShellServices(
  capabilities: ShellCapabilities,
): Promise<Result<ShellServices, StartFailure>> {
  const { disk, clock, random, policy, profileFolder, programFolder, transport } = capabilities;
  const pageFolder = join(programFolder, 'renderer');
  const files = await readBuiltFiles(pageFolder).catch(() => null);
  if (files?.get('/') === undefined) return { ok: false, error: { kind: 'notBuilt', folder: pageFolder } };

  const vaultFolder = join(profileFolder, 'vault');
  await disk.makeFolder(vaultFolder);
  const vault = createVault({
    disk,
    folder: vaultFolder,
    secrets: capabilities.secrets,
    clock,
    random,
    cost: capabilities.passwordCost ?? ARGON2_COST,
  });
  const lock = createLock<DeskContent>({
    clock,
    random,
    idleMinutes: policy.idleLockMinutes,
    enrolled: (await vault.state()).kind !== 'none',
  });
  const journals = await journalShelf(disk, join(profileFolder, 'journal'), clock);
  const deviceId = await deviceIdentity(disk, profileFolder);
  const attempts = attemptCounter(disk, vaultFolder, clock);
  const server = serverSession(transport);
  const session = createSession({
    vault,
    attempts,
    server,
    lock,
    clock,
    policy,
    deviceId,
    journalOf: journals.of,
    forgetJournalOf: async (vaultId) => {
      await journals.forget(vaultId);
      await exchange.forget(vaultId);
    },
  });

  const { rescueFolder } = capabilities;
  const exchange = createExchange({
    lock,
    disk,
    clock,
    random,
    deviceId,
    journalOf: journals.of,
    dropWards: session.dropWards,
    storeFolder: join(profileFolder, 'exchange'),
    fileFolder: rescueFolder,
  });
  const rescue = createRescue({ lock, disk, clock, transport, journalOf: journals.of, folder: rescueFolder });

  const { reportDefect } = capabilities;
  const nearby = startLocalNetwork({
    policy: policy.localNetwork,
    exchange: exchange.port,
    clock,
    random,
    reportDefect,
  });

  const { allowFileSecret: _a, certificatesFile: _c, linkOrigins: _l, localNetwork: _n, ...pagePolicy } = policy;
  const dispatch = createDispatch({
    lockState: lock.state,
    reportDefect: (channel, where) => reportDefect(`${channel} broke in its ${where}`),
    handlers: {
      'shell.describe': async () => {
        const state = await vault.state();
        const envelope = state.kind === 'present' ? state.envelope : null;
        return {
          version: capabilities.version,
          shell: capabilities.shell,
          deviceId,
          policy: pagePolicy,
          lockState: lock.state(),
          enrolled: envelope?.enrolled ?? null,
          serverUrl: envelope?.serverUrl ?? policy.serverUrl,
          deviceSecretStore: capabilities.secrets.kind,
          ...(capabilities.demoAccount === undefined ? {} : { demoAccount: capabilities.demoAccount }),
        };
      },
      'session.enrol': session.enrol,
      'session.unlock': session.unlock,
      'session.renew': session.renew,
      'session.leave': session.leave,
      'session.lock': async () => {
        lock.lock('asked');
        return { ok: true };
      },
      'session.active': async () => {
        lock.active();
        return { ok: true };
      },
      'rescue.write': rescue.write,
      'rescue.take': rescue.take,
      'exchange.state': exchange.state,
      'exchange.write': exchange.write,
      'exchange.take': exchange.take,
      'exchange.nearby': async () => ({ ok: true, nearby: nearby.state() }),
      'window.print': async ({ title }) => {
        await capabilities.print(title);
        return { ok: true };
      },
    },
  });
  const services: ShellServices = {
    dispatch,
    handleDesk: createDeskHandler({
      lock,
      transport,
      knowledge: await knowledgeFiles(disk, join(programFolder, 'knowledge')),
      journalOf: journals.of,
      exchange,
    }),
    lock,
    files,
    async close() {
      lock.lock('closing');
      await nearby.close();
      await session.settle();
      await exchange.close();
      await journals.close();
    },
  };
  return { ok: true, value: services };
}
