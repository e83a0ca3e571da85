import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { statusResponse } from '../../schema/wire/status.ts';
import { nodeDisk } from '../services/disk/nodeDisk.ts';
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
  const words = ['--data', join(folder, 'database'), '--port', String(port), '--demo'];
  const server = childCommand(process.execPath, [join(repository, 'server/commands/server.ts'), ...words]);
  onStarted(server);
  await withProgress('Starting the central server with the demo hospital', () => untilReady(url, server));
  return { url, server };
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
