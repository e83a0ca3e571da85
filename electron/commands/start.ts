import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../browserShell/findBrowser.ts';
import { startBrowserShell, takeProfile } from '../browserShell/startBrowserShell.ts';
import type { BrowserShell } from '../browserShell/startBrowserShell.ts';
import { nodeDisk } from '../services/disk/nodeDisk.ts';
import { forTrial, policyOfThisMachine } from '../services/policy/policyOfThisMachine.ts';
import { profilePlace } from '../services/profile/profilePlace.ts';
import { transportFor } from '../services/transport/transportFor.ts';
import { StartProblem } from '../startProblem.ts';
import { hasScreen, openBrowserWindow } from './browserWindow.ts';
import type { ChildCommand } from './childCommand.ts';
import { childCommand } from './childCommand.ts';
import { DEMO_ACCOUNTS } from '../demoAccounts.ts';
import { startDemoHospital } from './demoHospital.ts';
import { createEnding } from './ending.ts';
import { writeEngineSettings } from './engineSettings.ts';
import { findElectron } from './findElectron.ts';
import { parseStartArguments, START_HELP } from './startArguments.ts';
import type { StartArguments } from './startArguments.ts';

const REPOSITORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PROGRAM = join(REPOSITORY, 'dist');

const running = createEnding((code) => process.exit(code), Date.now);

async function start(options: StartArguments): Promise<void> {
  const policy = await policyOfThisMachine(nodeDisk);
  const base =
    options.profile === undefined
      ? join(profilePlace(process.platform, process.env), options.server === undefined ? 'demo' : 'workstation')
      : resolve(options.profile);
  const found = options.browserShell || !options.open ? null : findElectron(REPOSITORY, process.env);
  const electron = hasScreen(process.platform, process.env) ? found : null;
  // Electron shows the window that is there already; the browser shell can only say so, and best before it starts anything.
  if (electron === null) await refuseIfRunning(base);
  const serverUrl =
    options.server ??
    (await startDemoHospital(REPOSITORY, join(base, 'hospital'), (server) => running.add(server))).url;
  if (electron !== null) return openElectron(electron, base, serverUrl, options);
  const shell = await startBrowserShell({
    profileFolder: base,
    programFolder: PROGRAM,
    policy: forTrial(policy, serverUrl),
    ...(options.server === undefined ? { demoAccount: DEMO_ACCOUNTS[0] } : {}),
    transport: await transportFor(policy),
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  running.add({ stop: () => shell.close() });
  return options.open ? openBrowser(shell, base, serverUrl, options) : sayAddress(shell, serverUrl, options);
}

async function refuseIfRunning(profileFolder: string): Promise<void> {
  await (await takeProfile(profileFolder)).release();
}

function openElectron(executable: string, base: string, serverUrl: string, options: StartArguments): Promise<void> {
  process.stderr.write(`Opening Wardlight in Electron (${executable})\n`);
  sayAccounts(options);
  const rootNeeds = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (rootNeeds.length > 0) sayWhyNoSandbox();
  const window = childCommand(executable, [
    REPOSITORY,
    `--wardlight-profile=${base}`,
    `--wardlight-server=${serverUrl}`,
    ...(options.server === undefined ? ['--wardlight-demo'] : []),
    ...rootNeeds,
  ]);
  running.add(window);
  return endWith(window, 'Electron');
}

async function openBrowser(
  shell: BrowserShell,
  base: string,
  serverUrl: string,
  options: StartArguments,
): Promise<void> {
  const browser = findBrowser();
  if (!browser.ok || !hasScreen(process.platform, process.env)) {
    process.stderr.write(
      browser.ok
        ? 'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window was opened.\n'
        : `No browser was found (looked at ${browser.error.lookedAt.join(', ')}).\nInstall Chromium, Chrome or Edge, or set WARDLIGHT_CHROMIUM to one.\n`,
    );
    return sayAddress(shell, serverUrl, options);
  }
  process.stderr.write(
    `Opening Wardlight in ${browser.value.executable}, found by ${browser.value.foundBy} (there is no Electron binary here, or --browser-shell was given)\n`,
  );
  if (browser.value.arguments.includes('--no-sandbox')) sayWhyNoSandbox();
  sayAccounts(options);
  const engineFolder = join(base, 'engine');
  await writeEngineSettings(engineFolder);
  const window = openBrowserWindow(browser.value, shell.startUrl, engineFolder);
  running.add(window);
  return endWith(window, 'The browser');
}

async function endWith(window: ChildCommand, name: string): Promise<void> {
  const code = await window.ended;
  if (code !== 0 && code !== null)
    throw new StartProblem(
      `${name} ended with code ${code}. It said last:\n${window.lastLines()}`,
      'start with --no-open to get the address alone.',
    );
  await running.end(0);
}

function sayAddress(shell: BrowserShell, serverUrl: string, options: StartArguments): void {
  if (options.json) {
    const accounts = options.server === undefined ? DEMO_ACCOUNTS : [];
    process.stdout.write(`${JSON.stringify({ url: shell.url, startUrl: shell.startUrl, serverUrl, accounts })}\n`);
    return;
  }
  process.stderr.write('Open this address in Chromium, Chrome or Edge on this machine:\n');
  process.stdout.write(`${shell.startUrl}\n`);
  sayAccounts(options);
  const { port } = new URL(shell.url);
  const fresh = process.stdin.isTTY ? 'press Enter' : 'start again';
  process.stderr.write(
    `The address opens one page, within 30 minutes; for a fresh one ${fresh}. Ctrl+C ends Wardlight.\n` +
      `(Sitting at another computer? There: ssh -L ${port}:127.0.0.1:${port} THIS-MACHINE, then open the address there.)\n`,
  );
  if (process.stdin.isTTY) process.stdin.on('data', () => process.stdout.write(`${shell.startUrl}\n`)).unref();
}

function sayAccounts(options: StartArguments): void {
  if (options.server !== undefined) return;
  process.stderr.write(
    `Demo accounts: ${DEMO_ACCOUNTS.map(({ username, password }) => `${username} / ${password}`).join(', ')}\n`,
  );
}

function sayWhyNoSandbox(): void {
  process.stderr.write(
    "This runs as root, where Chromium's sandbox cannot start, so it runs with --no-sandbox: fine for a trial, not for work.\n",
  );
}

async function main(): Promise<void> {
  let options: StartArguments;
  try {
    options = parseStartArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      `npm start: ${error instanceof Error ? error.message : 'bad arguments'}\n(npm start -- --help says what it understands)\n`,
    );
    process.exit(2);
  }
  if (options.help) {
    process.stdout.write(`${START_HELP}\n`);
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => running.onSignal());
  try {
    await start(options);
  } catch (error) {
    // Whatever breaks because it is being ended is no problem of the start.
    if (running.isEnding()) return void (await running.end(0));
    const text =
      error instanceof StartProblem
        ? `${error.message}\nWhat to do: ${error.remedy}`
        : `a defect: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`;
    process.stderr.write(`Wardlight did not start: ${text}\n`);
    await running.end(1);
  }
}

await main();
