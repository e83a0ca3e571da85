import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, 'server.ts');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(
  args: readonly string[],
  also: NodeJS.ProcessEnv = {},
): {
  child: ChildProcess;
  done: Promise<{ code: number | null; out: string; err: string }>;
  firstLine: Promise<string>;
} {
  const env = {
    ...process.env,
    WARDLIGHT_DATA: folder,
    WARDLIGHT_PASSWORD: 'a long password',
    DATABASE_URL: '',
    PORT: '0',
    ...also,
  };
  const child = spawn(process.execPath, [SCRIPT, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const done = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, done, firstLine };
}

test('serves, is administered while it runs, and stops cleanly on SIGTERM', async () => {
  const server = run(['--json']);
  const { url } = JSON.parse(await server.firstLine) as { url: string };
  expect((await fetch(`${url}/sync/v1/status`)).status).toBe(200);

  const added = await run(['add-user', 'martin', '--wards', 'north,south', '--json']).done;
  expect([added.code, JSON.parse(added.out)]).toMatchObject([0, { username: 'martin', wards: ['north', 'south'] }]);
  const body = JSON.stringify({ username: 'martin', password: 'a long password', deviceId: 'd', protocol: 1 });
  const signedIn = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await signedIn.json()).toMatchObject({ user: { wards: [{ id: 'north' }, { id: 'south' }] } });

  const bundle = join(folder, 'one.json');
  await writeFile(bundle, JSON.stringify({ resourceType: 'Patient', id: 'p1', name: [{ family: 'X' }] }, null, 2));
  const imported = await run(['import', bundle, '--ward', 'north', '--json']).done;
  expect([imported.code, JSON.parse(imported.out)]).toMatchObject([0, { taken: { Patient: 1 }, chartsChanged: 1 }]);
  const missing = await run(['import', join(folder, 'nothing')]).done;
  expect([missing.code, missing.err]).toEqual([2, `There is no file or folder ${join(folder, 'nothing')}.\n`]);

  const nobody = await run(['add-user', 'roux', '--wards', 'north'], { WARDLIGHT_PASSWORD: undefined }).done;
  expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining('WARDLIGHT_PASSWORD')]);
  const noTls = await run(['--tls-cert', join(folder, 'no.pem'), '--tls-key', join(folder, 'no.key')]).done;
  expect([noTls.code, noTls.err]).toEqual([2, `--tls-cert: ${join(folder, 'no.pem')} cannot be read.\n`]);
  const second = await run([]).done;
  expect(second.code).toBe(2);
  expect(second.err).toContain('already using');

  server.child.kill('SIGTERM');
  expect((await server.done).code).toBe(0);
  const again = run(['--json']);
  await again.firstLine;
  again.child.kill('SIGTERM');
  expect((await again.done).code).toBe(0);
});
