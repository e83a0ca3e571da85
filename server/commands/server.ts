import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { user } from '../../schema/wire/session.ts';
import { startServer } from '../createServer.ts';
import { importFhir } from '../fhir/importFhir.ts';
import { readDocuments } from '../fhir/readDocuments.ts';
import { describeRescue, describeRescueFailure } from '../rescue/describeRescue.ts';
import { takeRescue } from '../rescue/takeRescue.ts';
import { addIntegrationKey, addUser } from '../session/addUser.ts';
import { openStore, type Store } from '../store/openStore.ts';
import { noteBackup } from '../store/backups.ts';
import { currentSeq } from '../store/publish.ts';
import { addMissingWards, renewEpoch } from '../store/site.ts';
import { askPassword } from './askPassword.ts';
import { importSummary } from './importSummary.ts';
import { readTls } from './readTls.ts';
import { readServerCommand, serverHelp, type ServerCommand } from './serverOptions.ts';

const command = readServerCommand(process.argv.slice(2), process.env);
if (command.ok) await run(command.value);
else fail(command.error);

async function run(given: ServerCommand): Promise<void> {
  if (given.action === 'help') console.log(serverHelp);
  else if (given.action === 'serve') await serve(given);
  else await administer(given);
}

async function serve(given: ServerCommand): Promise<void> {
  // From the very start: a signal that came while starting would else leave the database running on its own.
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const tls = given.tls === null ? null : await readTls(given.tls);
  if (tls?.ok === false) return fail(tls.error);
  const started = await startServer({
    ...database(given),
    host: given.host,
    port: given.port,
    ...(tls === null ? {} : { tls: tls.value }),
    log: { to: process.stderr, level: 'info' },
  });
  if (!started.ok) return fail(`${started.error.message}\n${started.error.remedy}`);
  const { url, store, close } = started.value;
  if (given.isJson) console.log(JSON.stringify({ url, siteId: store.site.siteId, data: given.dataFolder }));
  else console.log(welcome(url, given));
  await stopAsked;
  await close();
}

function welcome(url: string, given: ServerCommand): string {
  const where = given.databaseUrl === null ? `embedded PostgreSQL in ${given.dataFolder}` : 'DATABASE_URL';
  return [
    `Wardlight server at ${url} (${where})`,
    `  is it there?     ${url}/sync/v1/status`,
    '  a first account  npm run server -- add-user NAME --display-name "A. Name" --wards WARD',
    '  data by FHIR R4  npm run server -- import PATH, or POST /fhir with a key (add-key NAME)',
    '  a workstation    npm start -- --server ' + url,
    'Stop it with Ctrl+C.',
  ].join('\n');
}

/** The other actions work on the database of a running server too. */
async function administer(given: ServerCommand): Promise<void> {
  const store = await openStore({ ...database(given), whenInUse: 'attach' });
  if (!store.ok) return fail(`${store.error.message}\n${store.error.remedy}`);
  try {
    await act(given, store.value);
  } finally {
    await store.value.close();
  }
}

async function act(given: ServerCommand, store: Store): Promise<void> {
  const { siteId } = store.site;
  switch (given.action) {
    case 'add-user':
      return addAccount(given, store);
    case 'add-key':
      return print(given, { key: await addIntegrationKey(store, given.subject ?? '') }, ({ key }) => key);
    case 'import':
      return importPath(given, store);
    case 'backup-position':
      return print(given, { position: await currentSeq(store.pool, siteId) }, ({ position }) => String(position));
    case 'backup-taken':
      return backupTaken(given, store);
    case 'take-rescue':
      return takeRescueFile(given, store);
    case 'after-restore': {
      const epoch = await renewEpoch(store.pool, siteId);
      return print(given, { epoch }, () => 'Every workstation will pull again and send again what the backup lacked.');
    }
    default:
      return fail(`${given.action} is not available.`);
  }
}

async function backupTaken(given: ServerCommand, store: Store): Promise<void> {
  const position = Number(given.subject);
  const noted = await noteBackup(store.pool, store.site.siteId, position, new Date());
  if (!noted.ok) return fail(`The site has only come to ${noted.error.seq}: no backup of it can hold ${position}.`);
  print(given, { durableThrough: noted.value }, () => `Workstations may let go of what stands up to ${noted.value}.`);
}

async function takeRescueFile(given: ServerCommand, { pool, site: { siteId } }: Store): Promise<void> {
  const path = given.subject ?? '';
  if (!existsSync(path)) return fail(`There is no file ${path}.`);
  const taken = await takeRescue({ pool, siteId, now: new Date() }, await readFile(path, 'utf8'));
  if (!taken.ok) return fail(describeRescueFailure(taken.error));
  print(given, taken.value, describeRescue);
  if (taken.value.refused.length > 0) process.exitCode = 1;
}

async function importPath(given: ServerCommand, store: Store): Promise<void> {
  const path = given.subject ?? '';
  if (!existsSync(path)) return fail(`There is no file or folder ${path}.`);
  const options = { fallbackWardId: given.ward, asOf: new Date().toISOString(), onProgress: showProgress };
  const report = await importFhir(store, readDocuments(path), options);
  if (process.stderr.isTTY) process.stderr.write('\n');
  print(given, report, importSummary);
  if (report.refusedCount > 0) process.exitCode = 1;
}

function showProgress(resources: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${resources} resources read`);
}

async function addAccount(given: ServerCommand, store: Store): Promise<void> {
  const role = user.shape.role.safeParse(given.role);
  if (!role.success) return fail(`"${given.role}" is no role. See --help.`);
  const username = given.subject ?? '';
  const password = process.env['WARDLIGHT_PASSWORD'] ?? (await askPassword(username));
  if (password === null) return fail('There is no terminal to ask for the password: set WARDLIGHT_PASSWORD.');
  if (password.length < 8) return fail('The password needs at least 8 characters.');
  await addMissingWards(store.pool, store.site.siteId, new Map(given.wards.map((ward) => [ward, ward])));
  const displayName = given.displayName ?? username;
  const id = await addUser(store, { username, password, displayName, role: role.data, wardIds: given.wards });
  print(given, { id, username, wards: given.wards }, () => `${username} may sign in for: ${given.wards.join(', ')}`);
}

function database(given: ServerCommand) {
  return given.databaseUrl === null ? { dataFolder: given.dataFolder } : { databaseUrl: given.databaseUrl };
}

function print<T extends object>(given: ServerCommand, value: T, say: (value: T) => string): void {
  console.log(given.isJson ? JSON.stringify(value) : say(value));
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
