import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeForBinaries, placeForData } from './places.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.log('skipped: placing the database for root (these tests need root)');
const account = { uid: 65_534, gid: 65_534 };
let home = '';
const made: string[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'wardlight-home-'));
});
afterAll(async () => {
  for (const folder of [...made, home]) await rm(folder, { recursive: true, force: true });
});

async function isOpenToOthers(folder: string): Promise<boolean> {
  for (let at = folder; at !== '/'; at = dirname(at)) if (((await stat(at)).mode & 0o001) === 0) return false;
  return true;
}

test('an ordinary user keeps data and programs where they are', async () => {
  expect(await placeForData(join(home, 'own'), null)).toBe(join(home, 'own'));
  expect(await placeForBinaries(home, null)).toBe(home);
});

describe.skipIf(!isRoot)('as root', () => {
  test('in a home of mode 700 both go where the account can enter, and to the same place each time', async () => {
    const native = join(home, 'native');
    await mkdir(join(native, 'bin'), { recursive: true });
    await writeFile(join(native, 'bin', 'postgres'), 'the program', { mode: 0o755 });
    await chmod(home, 0o700);
    const programs = await placeForBinaries(native, account);
    const data = await placeForData(join(home, 'data'), account);
    made.push(programs, data);
    expect(await isOpenToOthers(programs)).toBe(true);
    expect(await isOpenToOthers(data)).toBe(true);
    expect(await readFile(join(programs, 'bin', 'postgres'), 'utf8')).toBe('the program');
    expect(await placeForBinaries(native, account)).toBe(programs);
    expect(await placeForData(join(home, 'data'), account)).toBe(data);
  });

  test('a data folder of its own that only lacks the way in gets it', async () => {
    await chmod(home, 0o700);
    expect(await placeForData(home, account)).toBe(home);
    expect(await isOpenToOthers(home)).toBe(true);
  });
});
