import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../electron/services/clock.ts';
import { nodeDisk } from '../../electron/services/disk/nodeDisk.ts';
import { openJournal } from '../../electron/services/journal/journal.ts';
import { centralServerStandIn } from './centralServerStandIn.ts';
import { enrolment, shellUnderTest } from './shellUnderTest.ts';

const folder = mkdtempSync(join(tmpdir(), 'wardlight-full-'));
const mounted = mountSmallDisk();
if (!mounted) console.log('skipped: a full disk needs a small tmpfs, which needs root on Linux');

afterAll(() => {
  if (mounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

const act = (number: number, length: number) => ({
  line: 'act' as const,
  id: `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`,
  sealed: 'x'.repeat(length),
});

test.skipIf(!mounted)(
  'F06: a full disk fails the append, keeps what was there, and takes appends again when there is room',
  async () => {
    const path = join(folder, 'vault.ndjson');
    const journal = await openJournal({ disk: nodeDisk, path, clock: systemClock });
    let kept = 0;
    let sound = 0;
    while ((await journal.append([act(kept, 100_000)])).ok) {
      kept += 1;
      sound = statSync(path).size;
    }
    expect(kept).toBeGreaterThan(3);
    expect(statSync(path).size).toBe(sound);
    expect(await journal.append([act(kept, 100_000)])).toEqual({ ok: false, error: { kind: 'diskFull' } });
    expect(statSync(path).size).toBe(sound);
    // There is room again for something small, behind nothing but whole lines.
    expect(await journal.append([act(kept, 10)])).toEqual({ ok: true, value: undefined });
    await journal.close();
    const again = await openJournal({ disk: nodeDisk, path, clock: systemClock });
    const ids: string[] = [];
    for await (const line of again.read()) if (line.line === 'act') ids.push(line.id);
    expect(ids).toEqual(Array.from({ length: kept + 1 }, (_, number) => act(number, 1).id));
    expect(again.health()).toEqual({ torn: 0, damaged: 0 });
    await again.close();
    rmSync(path);
  },
);

test.skipIf(!mounted)('F06: a full disk is said by the desk with 507 and by enrolling as diskFull', async () => {
  const central = await centralServerStandIn();
  const station = await shellUnderTest({ profileFolder: join(folder, 'profile') });
  const page = await station.page();
  const filler = join(folder, 'filler');
  fillUp(filler);
  expect((await page.call('session.enrol', enrolment(central.url))).body).toEqual({ ok: false, code: 'diskFull' });
  rmSync(filler);
  const { capability } = (await page.call('session.enrol', enrolment(central.url))).body;
  fillUp(filler);
  const append = (number: number, length: number): Promise<Response> =>
    page.desk('/desk/journal', capability, { method: 'POST', body: JSON.stringify({ lines: [act(number, length)] }) });
  const full = await append(1, 500_000);
  expect([full.status, await full.json()]).toEqual([507, { error: 'diskFull' }]);
  rmSync(filler);
  expect((await append(2, 1000)).status).toBe(204);
  await page.call('session.lock', {});
  fillUp(filler);
  expect((await page.call('session.unlock', { username: 'martin', password: 'correct horse' })).body).toMatchObject({
    ok: true,
  });
  await station.close();
  await central.close();
});

function fillUp(path: string): void {
  try {
    writeFileSync(path, Buffer.alloc(4_000_000));
  } catch {
    // Full is what was wanted.
  }
}

function mountSmallDisk(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
