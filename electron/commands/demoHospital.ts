import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { statusResponse } from '../../schema/wire/status.ts';
import { nodeDisk } from '../services/disk/nodeDisk.ts';
import { serverSession } from '../services/session/serverSession.ts';
import { nodeTransport } from '../services/transport/nodeTransport.ts';
import { rememberedPort } from '../services/profile/rememberedPort.ts';
import { DEMO_ACCOUNTS } from '../demoAccounts.ts';
import { StartProblem } from '../startProblem.ts';
import { childCommand } from './childCommand.ts';
import type { ChildCommand } from './childCommand.ts';
import { withProgress } from './progress.ts';

export interface DemoHospital {
  readonly url: string;
  readonly server: ChildCommand;
}

const START_SECONDS = 120;

/** The central server with a made-up hospital, as a process of its own. Its port stays the same, because enrolments name it. */
export async function startDemoHospital(
  repository: string,
  folder: string,
  onStarted: (server: ChildCommand) => void,
): Promise<DemoHospital> {
  await nodeDisk.makeFolder(folder);
  const port = await rememberedPort(nodeDisk, join(folder, 'port.json'), undefined);
  const url = `http://127.0.0.1:${port}/`;
  const data = join(folder, 'database');
  const server = childCommand(
    process.execPath,
    [join(repository, 'server/commands/server.ts'), '--data', data, '--port', String(port), '--json'],
    demoEnvironment(),
  );
  onStarted(server);
  await withProgress('Starting the central server with the demo hospital', () => untilReady(url, server));
  await bringToNow(repository, folder, data, url, onStarted);
  return { url, server };
}

/**
 * Fills an empty hospital, completes a filling that broke off, and moves results and doses to now; then its interfaces
 * go on speaking for as long as this command runs, because a hospital that has been silent for an hour is shown as stale.
 */
async function bringToNow(
  repository: string,
  folder: string,
  data: string,
  url: string,
  onStarted: (child: ChildCommand) => void,
): Promise<void> {
  const filling = childCommand(
    process.execPath,
    [join(repository, 'server/commands/demoData.ts'), '--data', data, '--refresh', '--live', '--json'],
    demoEnvironment(),
  );
  onStarted(filling);
  const report = await withProgress(
    'Bringing a made-up hospital of 60 patients to this moment',
    () => filling.firstLine,
  );
  if (report !== null) return;
  // A demo of an older program may hold other patients; it can still be opened.
  if (!(await isFilled(url))) {
    throw new StartProblem(
      `the demo hospital could not be filled. It said last:\n${filling.lastLines()}`,
      `mend what it names, or delete ${folder} and start again.`,
    );
  }
  process.stderr.write(
    `The demo hospital could not be brought to this moment, so its data will show as old:\n${filling.lastLines()}\n`,
  );
}

/** Whoever could sign in to a demo hospital has one. */
async function isFilled(url: string): Promise<boolean> {
  const [{ username, password }] = DEMO_ACCOUNTS;
  const signedIn = await serverSession(nodeTransport()).signIn({
    serverUrl: url,
    username,
    password,
    deviceId: 'demo-start',
  });
  return signedIn.ok;
}

/** The demo hospital never touches a database that the environment names for the real server. */
function demoEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, PORT: _port, WARDLIGHT_DATA: _data, ...rest } = process.env;
  return rest;
}

async function untilReady(url: string, server: ChildCommand): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!server.hasEnded() && Date.now() < deadline) {
    if (await isReady(url)) return;
    await wait(150);
  }
  throw new StartProblem(
    `the central server of the demo hospital did not come up${server.hasEnded() ? '' : ` in ${START_SECONDS} s`}. It said last:\n${server.lastLines()}`,
    'mend what it names and start again, or use another server (--server URL).',
  );
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('sync/v1/status', url), {
      signal: AbortSignal.timeout(2000),
      redirect: 'error',
    });
    return statusResponse.safeParse(await answer.json()).success;
  } catch {
    return false;
  }
}
