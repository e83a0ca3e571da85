import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { systemClock } from '../services/clock.ts';
import type { Clock } from '../services/clock.ts';
import { codeOf } from '../services/codeOf.ts';
import { nodeDisk } from '../services/disk/nodeDisk.ts';
import { defaultPolicy } from '../services/policy/policyFile.ts';
import type { WholePolicy } from '../services/policy/policyFile.ts';
import { lockProfile } from '../services/profile/profileLock.ts';
import type { ProfileLock } from '../services/profile/profileLock.ts';
import { rememberedPort } from '../services/profile/rememberedPort.ts';
import { programVersion } from '../services/programVersion.ts';
import { systemRandom } from '../services/random.ts';
import { nodeTransport } from '../services/transport/nodeTransport.ts';
import type { Transport } from '../services/transport/transport.ts';
import { fileSecretStore } from '../services/vault/fileSecretStore.ts';
import { sealedSecretPath } from '../services/vault/safeSecretStore.ts';
import { createShellServices } from '../shellServices.ts';
import type { ShellCapabilities } from '../shellServices.ts';
import { StartProblem } from '../startProblem.ts';
import { createRoutes } from './routes.ts';
import { startTickets } from './startTickets.ts';
import { usualRescueFolder } from '../services/rescue/rescueFolder.ts';

export interface BrowserShellOptions {
  readonly profileFolder: string;
  /** Default: a folder of its own in the home folder. */
  readonly rescueFolder?: string;
  /** `dist/`: the built page and the knowledge packs. */
  readonly programFolder: string;
  /** Only at the first start of a profile; afterwards the profile knows its port. */
  readonly port?: number;
  readonly policy?: WholePolicy;
  readonly demoAccount?: ShellCapabilities['demoAccount'];
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly passwordCost?: ShellCapabilities['passwordCost'];
  readonly reportDefect?: (what: string) => void;
}

export interface BrowserShell {
  /** `http://127.0.0.1:PORT/`: shows the page, which then says that it was not started with a ticket. */
  readonly url: string;
  /** The same with a fresh ticket in its fragment, each time it is read; each opens one page. */
  readonly startUrl: string;
  close(): Promise<void>;
}

/** Not configurable: the shell has the data key, and speaks to this machine only. */
const HOST = '127.0.0.1';

/** Serves the page, the IPC table and `/desk/*` on loopback. Throws `StartProblem` with what to do. */
export async function startBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const profileFolder = resolve(options.profileFolder);
  const clock = options.clock ?? systemClock;
  const profile = await takeProfile(profileFolder);
  const opened: { close(): Promise<void> }[] = [{ close: () => profile.release() }];
  const close = async (): Promise<void> => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  };
  try {
    await refuseSealedSecret(profileFolder);
    const port = await rememberedPort(nodeDisk, join(profileFolder, 'browserShell.json'), options.port);
    const services = await createShellServices({
      shell: 'browser',
      version: programVersion(),
      disk: nodeDisk,
      clock,
      random: systemRandom,
      transport: options.transport ?? nodeTransport(),
      secrets: fileSecretStore(nodeDisk, profileFolder),
      policy: options.policy ?? defaultPolicy,
      profileFolder,
      rescueFolder: options.rescueFolder ?? usualRescueFolder(),
      programFolder: options.programFolder,
      // The page prints itself: a browser lets nobody else do it.
      print: async () => {},
      reportDefect: options.reportDefect ?? ((what) => process.stderr.write(`wardlight: ${what}\n`)),
      ...(options.demoAccount === undefined ? {} : { demoAccount: options.demoAccount }),
      ...(options.passwordCost === undefined ? {} : { passwordCost: options.passwordCost }),
    });
    if (!services.ok)
      throw new StartProblem(
        `the page is not built (${services.error.folder} has no index.html).`,
        'run npm start, which builds it.',
      );
    opened.push(services.value);
    const ownOrigin = `http://${HOST}:${port}`;
    const tickets = startTickets(systemRandom, clock);
    opened.push(await listen(port, createRoutes(services.value, tickets, ownOrigin)));
    return {
      url: `${ownOrigin}/`,
      get startUrl() {
        return `${ownOrigin}/#start=${tickets.issue()}`;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The profile for this process alone. Throws `StartProblem` where another one has it. */
export async function takeProfile(profileFolder: string): Promise<ProfileLock> {
  await nodeDisk.makeFolder(profileFolder);
  const profile = await lockProfile(profileFolder);
  if (profile !== null) return profile;
  throw new StartProblem(
    `Wardlight is already running on ${profileFolder}.`,
    'use its window, end it first (Ctrl+C where it was started), or open another profile (--profile DIR).',
  );
}

/** The secret of a workstation that was enrolled in Electron lies in a keystore that a browser shell has no way to. */
async function refuseSealedSecret(profileFolder: string): Promise<void> {
  if ((await nodeDisk.read(sealedSecretPath(profileFolder))) === null) return;
  throw new StartProblem(
    `${profileFolder} was enrolled in Electron, and its secret is in the keystore of the operating system.`,
    'open it with Electron, or use another profile (--profile DIR).',
  );
}

async function listen(port: number, answer: ReturnType<typeof createRoutes>): Promise<{ close(): Promise<void> }> {
  const server = createServer({ maxHeaderSize: 16_384 }, (incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((listening, reject) => {
    server.once('error', (error) => reject(codeOf(error) === 'EADDRINUSE' ? portTaken(port) : error));
    server.listen(port, HOST, listening);
  });
  return { close: () => closeServer(server) };
}

function portTaken(port: number): StartProblem {
  return new StartProblem(
    `port ${port} of this machine is taken by another program.`,
    'end that program and start again. Wardlight does not move to another port by itself, because the browser keeps its data by address and would not find it there.',
  );
}

function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}
