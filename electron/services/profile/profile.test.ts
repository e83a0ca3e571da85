import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeDisk } from '../disk/nodeDisk.ts';
import { lockProfile } from './profileLock.ts';
import { profilePlace } from './profilePlace.ts';
import { rememberedPort } from './rememberedPort.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-profile-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('F43: a profile has one owner at a time, and a killed owner does not keep it', async () => {
  const first = await lockProfile(folder);
  expect(first).not.toBeNull();
  expect(await lockProfile(folder)).toBeNull();
  expect(await lockProfile(join(folder, '..', folder.split('/').at(-1) ?? ''))).toBeNull();
  await first?.release();

  const source = `import { lockProfile } from ${JSON.stringify(new URL('profileLock.ts', import.meta.url).href)};
    process.stdout.write((await lockProfile(${JSON.stringify(folder)})) === null ? 'taken' : 'mine'); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((resolve) =>
    owner.stdout.once('data', (piece: Buffer) => resolve(piece.toString())),
  );
  expect(said).toBe('mine');
  expect(await lockProfile(folder)).toBeNull();
  owner.kill('SIGKILL');
  await new Promise((gone) => owner.once('exit', gone));
  const after = await lockProfile(folder);
  expect(after).not.toBeNull();
  await after?.release();
}, 20_000);

test('a port is chosen once', async () => {
  const path = join(folder, 'port.json');
  const port = await rememberedPort(nodeDisk, path, undefined);
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect([await rememberedPort(nodeDisk, path, undefined), await rememberedPort(nodeDisk, path, port)]).toEqual([
    port,
    port,
  ]);
  await expect(rememberedPort(nodeDisk, path, port + 1)).rejects.toThrow('lives on port');
  expect(await rememberedPort(nodeDisk, join(folder, 'other.json'), 20_123)).toBe(20_123);
});

test.each(['', '{}', '{"port":80}', '{"port":"20000"}'])('a port file with %j is not guessed over', async (text) => {
  const path = join(folder, 'port.json');
  await writeFile(path, text);
  await expect(rememberedPort(nodeDisk, path, undefined)).rejects.toMatchObject({
    remedy: expect.stringContaining('{"port": N}') as unknown,
  });
});

test('a profile lies where the platform keeps data that stay on the machine', () => {
  expect(profilePlace('win32', { LOCALAPPDATA: 'L' })).toMatch(/^L.Wardlight$/);
  expect(profilePlace('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/wardlight');
  expect(profilePlace('linux', { XDG_DATA_HOME: 'relative' })).not.toContain('relative');
});
