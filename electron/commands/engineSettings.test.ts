import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeEngineSettings } from './engineSettings.ts';

test.each([
  ['a new folder', undefined, {}],
  ['what the engine keeps', '{"profile":{"name":"x","password_manager_enabled":true},"b":1}', { b: 1 }],
  ['what nobody can read', '{"profile":', {}],
])('no password is offered to be kept: %s', async (_name, before, kept) => {
  const engine = await mkdtemp(join(tmpdir(), 'wardlight-engine-'));
  onTestFinished(() => rm(engine, { recursive: true }));
  const file = join(engine, 'Default', 'Preferences');
  if (before !== undefined) {
    await mkdir(join(engine, 'Default'));
    await writeFile(file, before);
  }
  await writeEngineSettings(engine);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    ...kept,
    credentials_enable_service: false,
    profile: { password_manager_enabled: false, ...(before?.includes('name') === true ? { name: 'x' } : {}) },
  });
});
