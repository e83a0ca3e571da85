import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { statusResponse } from '../../schema/wire/status.ts';
import { nodeDisk } from '../services/disk/nodeDisk.ts';
import { serverSession } from '../services/session/serverSession.ts';
import { nodeTransport } from '../services/transport/nodeTransport.ts';
import { rememberedPort } from '../services/profile/rememberedPort.ts';
import { StartProblem } from '../startProblem.ts';
import { childCommand } from './childCommand.ts';
import type { ChildCommand } from './childCommand.ts';
import { withProgress } from './progress.ts';

export const DEMO_ACCOUNTS = [
  { username: 'martin', password: 'wardlight-demo', displayName: 'C. Martin' },
  { username: 'roux', password: 'wardlight-demo', displayName: 'A. Roux' },
] as const;

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
  await fillOnce(repository, folder, data, url, onStarted);
  return { url, server };
}

/** The note is written after the filling, so that one which broke off is tried again. */
async function fillOnce(
  repository: string,
  folder: string,
  data: string,
  url: string,
  onStarted: (child: ChildCommand) => void,
): Promise<void> {
  const note = join(folder, 'filled.json');
  if ((await nodeDisk.read(note)) !== null) return;
  const filling = childCommand(
    process.execPath,
    [join(repository, 'server/commands/demoData.ts'), '--data', data, '--json'],
    demoEnvironment(),
  );
  onStarted(filling);
  const code = await withProgress('Making up a hospital with 60 patients', () => filling.ended);
  // As root the database lies outside of this folder, and is still there when somebody has deleted the folder.
  if (code !== 0 && !(await isFilled(url))) {
    throw new StartProblem(
      `the demo hospital could not be filled. It said last:\n${filling.lastLines()}`,
      `mend what it names, or delete ${folder} and start again.`,
    );
  }
  await nodeDisk.writeDurably(note, Buffer.from('{"filled":true}\n'));
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
