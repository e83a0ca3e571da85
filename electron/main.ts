import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { APP_SCHEME } from './appOrigin.ts';
import { createAppHandler } from './appProtocol.ts';
import { applicationMenu } from './applicationMenu.ts';
import { DEMO_ACCOUNTS } from './demoAccounts.ts';
import { electronArguments } from './electronArguments.ts';
import { guardContents, guardSession } from './guards.ts';
import { registerIpc } from './ipc/registerIpc.ts';
import { systemClock } from './services/clock.ts';
import { nodeDisk } from './services/disk/nodeDisk.ts';
import type { WholePolicy } from './services/policy/policyFile.ts';
import { forTrial, policyOfThisMachine } from './services/policy/policyOfThisMachine.ts';
import { lockProfile } from './services/profile/profileLock.ts';
import { profilePlace } from './services/profile/profilePlace.ts';
import { systemRandom } from './services/random.ts';
import { transportFor } from './services/transport/transportFor.ts';
import { chooseSecretStore } from './services/vault/chooseSecretStore.ts';
import { createShellServices } from './shellServices.ts';
import type { ShellServices } from './shellServices.ts';
import { StartProblem } from './startProblem.ts';
import { openWindow } from './window.ts';
import { usualRescueFolder } from './services/rescue/rescueFolder.ts';

const given = electronArguments(process.argv, app.isPackaged);
const profileFolder = given.profileFolder ?? join(profilePlace(process.platform, process.env), 'workstation');
const allowDeveloperTools = !app.isPackaged;

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
app.enableSandbox();
// The engine's files stay apart from keys and journal: it may throw its own away (a full disk can make it do that).
app.setPath('userData', join(profileFolder, 'engine'));

/** Composes the shell from Electron's capabilities. Everything that decides something lives in the modules above. */
async function start(): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.on('second-instance', showWindow);
  await app.whenReady();
  const machinePolicy = await policyOfThisMachine(nodeDisk);
  const policy = given.serverUrl === null ? machinePolicy : forTrial(machinePolicy, given.serverUrl);
  app.on('session-created', (created) => guardSession(created, { allowDeveloperTools }));
  guardSession(session.defaultSession, { allowDeveloperTools });
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, {
      linkOrigins: policy.linkOrigins,
      openExternal: (address) => void shell.openExternal(address),
    }),
  );
  const services = await createServices(policy);
  session.defaultSession.protocol.handle(APP_SCHEME, createAppHandler(services));
  registerIpc(ipcMain, services.dispatch);
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform)));
  watchMachine(services);
  watchPage(services);
}

async function createServices(policy: WholePolicy): Promise<ShellServices> {
  await nodeDisk.makeFolder(profileFolder);
  if ((await lockProfile(profileFolder)) === null) {
    throw new StartProblem(`Wardlight is already running on ${profileFolder}.`, 'use its window.');
  }
  const services = await createShellServices({
    shell: 'electron',
    version: app.getVersion(),
    disk: nodeDisk,
    clock: systemClock,
    random: systemRandom,
    transport: await transportFor(policy),
    secrets: await chooseSecretStore({
      disk: nodeDisk,
      profileFolder,
      safeStorage,
      platform: process.platform,
      allowFileSecret: policy.allowFileSecret,
    }),
    policy,
    profileFolder,
    rescueFolder: usualRescueFolder(),
    programFolder: join(app.getAppPath(), 'dist'),
    print: async () => BrowserWindow.getAllWindows()[0]?.webContents.print(),
    reportDefect: (what) => process.stderr.write(`wardlight: ${what}\n`),
    ...(given.isDemo ? { demoAccount: DEMO_ACCOUNTS[0] } : {}),
  });
  if (services.ok) return services.value;
  throw new StartProblem(
    `the page is not built (${services.error.folder} has no index.html).`,
    'install Wardlight again.',
  );
}

function watchMachine({ lock, close }: ShellServices): void {
  powerMonitor.on('suspend', () => lock.lock('suspended'));
  powerMonitor.on('lock-screen', () => lock.lock('screenLocked'));
  app.on('window-all-closed', () => void close().finally(() => app.quit()));
}

/** The page goes with the lock, and the lock with the page: neither outlives the other. */
function watchPage({ lock }: ShellServices): void {
  const window = openWindow({
    session: session.defaultSession,
    preload: join(app.getAppPath(), 'dist', 'electron', 'preload.cjs'),
    icon: join(app.getAppPath(), 'build', 'package', 'icons', '512x512.png'),
    allowDeveloperTools,
  });
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) lock.lock('pageLoaded');
  });
  window.webContents.on('render-process-gone', () => {
    lock.lock('pageLoaded');
    window.webContents.reload();
  });
  lock.onLock((reason) => {
    // JavaScript in the page cannot wipe what it holds; a fresh process holds nothing.
    if (reason !== 'pageLoaded' && reason !== 'closing') setImmediate(() => window.webContents.reload());
  });
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

start().catch((error: unknown) => {
  const isProblem = error instanceof StartProblem;
  dialog.showErrorBox(
    'Wardlight cannot start',
    isProblem ? `${error.message}\n\n${error.remedy}` : 'A defect stopped it. Its details are on the error output.',
  );
  if (!isProblem)
    process.stderr.write(`wardlight: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown defect'}\n`);
  app.exit(1);
});
