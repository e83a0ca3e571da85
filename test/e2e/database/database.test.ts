import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage, type TestPage } from '../../browser/openPage.ts';
import { traceOf } from './traceOf.ts';

const RARE = 'Quetzalcoatlopoulos-Žižkov';
/** The key of a draft says what it is about: a finding is named by its drugs. */
const DRAFT = `intervention:rare-1:${RARE}`;

let test: TestPage;
beforeAll(async () => {
  test = await openPage(join(import.meta.dirname, 'databasePage.ts'));
});
afterAll(async () => test.discard());

type Calls = Window['databasePage'];

async function run<R>(name: keyof Calls, ...given: readonly unknown[]): Promise<R> {
  const answer: unknown = await test.page().evaluate(
    ([call, values]) => {
      const called: unknown = Reflect.get(window.databasePage, call);
      return (called as (...all: readonly unknown[]) => unknown)(...values);
    },
    [name, given] as const,
  );
  // What the page's own function of that name answers, as JSON carries it.
  return answer as R;
}

describe('the sealed database in a real engine', () => {
  it('keeps the contract of the stores', async () => {
    expect(await run('contract')).toEqual([]);
  });

  it('reads what it wrote, and says so', async () => {
    await run('fill', 'plain');
    expect(await run('look', 'plain')).toMatchObject({
      read: ['c1', 'c2'],
      all: 'ok',
      unreadable: 0,
      digest: { count: 2 },
    });
  });

  it.each([
    ['an altered ciphertext', (row: Record<string, unknown>) => ({ ...row, sealed: flip(String(row['sealed'])) })],
    ['a cut ciphertext', (row: Record<string, unknown>) => ({ ...row, sealed: String(row['sealed']).slice(0, -8) })],
    ['an emptied ciphertext', (row: Record<string, unknown>) => ({ ...row, sealed: '' })],
    ['a changed ward', (row: Record<string, unknown>) => ({ ...row, wardId: 'w2' })],
    ['a changed sequence number', (row: Record<string, unknown>) => ({ ...row, seq: 99 })],
    ['a changed revision', (row: Record<string, unknown>) => ({ ...row, _rev: '9-x' })],
  ])('notices %s', async (what, change) => {
    const vault = `tamper-${what.replaceAll(/\W/g, '')}`;
    await run('fill', vault);
    await run('writeRow', vault, 'charts', change(await run('readRow', vault, 'charts', 'c1')));
    expect(await run('look', vault)).toMatchObject({ read: ['c2'], all: 'corrupt', digest: 'corrupt', unreadable: 1 });
  });

  it('notices a ciphertext moved to another patient', async () => {
    await run('fill', 'moved');
    const from = await run<Record<string, unknown>>('readRow', 'moved', 'charts', 'c1');
    const to = await run<Record<string, unknown>>('readRow', 'moved', 'charts', 'c2');
    await run('writeRow', 'moved', 'charts', { ...to, sealed: from['sealed'] });
    expect(await run('look', 'moved')).toMatchObject({ read: ['c1'], all: 'corrupt', unreadable: 1 });
  });

  it('notices an older ciphertext under the newer row; a whole older row shows in the digest', async () => {
    const elder = await run<Record<string, unknown>>('fillAndKeepElder', 'rolled');
    const row = await run<Record<string, unknown>>('readRow', 'rolled', 'charts', 'c1');
    const whole = await run<{ digest: unknown }>('look', 'rolled');
    await run('writeRow', 'rolled', 'charts', { ...row, sealed: elder['sealed'] });
    expect(await run('look', 'rolled')).toMatchObject({ read: ['c2'], all: 'corrupt', unreadable: 1 });
    await run('writeRow', 'rolled', 'charts', elder);
    const after = await run<{ digest: unknown }>('look', 'rolled');
    expect(after.digest).not.toEqual(whole.digest);
  });

  it('leaves no trace of a name in the profile, where the control does', async () => {
    await run('save', 'rare', RARE);
    await run('saveUnsealed', `control ${RARE}`);
    await test.restart();
    expect(await run('draft', 'rare', DRAFT)).toEqual({ ok: true, value: { key: DRAFT, text: RARE } });
    await test.quit();
    const found = new Map<string, readonly string[]>();
    for (const entry of await readdir(test.profileFolder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const traces = traceOf(RARE, await readFile(file));
      if (traces.length > 0) found.set(file, traces);
    }
    // The control stands beside it in the same files: a search that did not find it would prove nothing.
    const contexts = [...found.values()].flat();
    expect(contexts.length).toBeGreaterThan(0);
    expect(contexts.filter((context) => !context.includes('control'))).toEqual([]);
    await test.restart();
  });

  it('F35: three open drafts outlive the end of the engine, as an update brings it', async () => {
    const texts = ['Ask for the creatinine', 'Dose for the kidney', 'Not with warfarin'];
    for (const text of texts) await run('save', 'drafts', text);
    await test.restart();
    for (const text of texts) {
      const key = `intervention:rare-1:${text}`;
      expect(await run('draft', 'drafts', key)).toEqual({ ok: true, value: { key, text } });
    }
  });

  it('F08: opens nothing with another key, and drops nothing for it', async () => {
    await run('save', 'locked', RARE);
    expect(await run('openWithOtherKey', 'locked')).toEqual({
      read: { ok: false, error: { kind: 'corrupt' } },
      stored: { ok: false, error: { kind: 'corrupt' } },
    });
    expect(await run('draft', 'locked', DRAFT)).toMatchObject({ ok: true, value: { text: RARE } });
  });

  it('F05: says within 5 s that the disk is full, and goes on reading', async () => {
    // The engine remembers how much room there was; only a fresh one asks again.
    await test.restart();
    const page = test.page();
    const session = await page.context().newCDPSession(page);
    const origin = new URL(page.url()).origin;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 6_000_000 });
    const ended = await run<{ kind: string; tookMs: number; stillReadable: boolean }>('fillUp', 'full');
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    expect(ended).toMatchObject({ kind: 'full', stillReadable: true });
    expect(ended.tookMs).toBeLessThan(5500);
  });

  it('F01: notices charts that the engine lost without a word', async () => {
    await run('fill', 'lost');
    await run('loseCharts', 'lost');
    expect(await run('look', 'lost')).toMatchObject({ read: [], unreadable: 2 });
  });

  it('F02: refuses the database of a later program, and keeps it', async () => {
    await run('fill', 'newer');
    await run('makeNewer', 'newer');
    expect(await run('tryToOpen', 'newer')).toBe('newer');
    expect(await run('versionOf', 'rxdb-dexie-wardlight-newer--1--charts')).toBe(10);
  });

  it('F04: deletes a database whose files are broken, opens it anew, and says so', async () => {
    await run('fill', 'broken');
    expect(await run('openBroken', 'broken')).toMatchObject({ opened: 'rebuilt', after: { read: [], all: 'ok' } });
  }, 20_000);

  it('F43: is open in one place at a time', async () => {
    expect(await run('openTwice', 'twice')).toEqual(['unresponsive', 'opened']);
  }, 20_000);

  it('F04: opens again after its files were damaged', async () => {
    await run('fill', 'garbled');
    await test.quit();
    const folder = join(test.profileFolder, 'Default', 'IndexedDB');
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && /\.(log|ldb)$|^MANIFEST/.test(entry.name))
        await writeFile(join(entry.parentPath, entry.name), Buffer.alloc(4096, 0x5a));
    }
    await test.restart();
    expect(['opened', 'rebuilt']).toContain(await run('tryToOpen', 'garbled'));
    await run('fill', 'garbled');
    expect(await run('look', 'garbled')).toMatchObject({ read: ['c1', 'c2'], all: 'ok' });
  });

  it('loads 10,000 charts (timed, not judged)', async () => {
    console.log('first load of 10,000 charts of 10 kB', await run('firstLoad', 10_000, 10_000));
  }, 120_000);
});

function flip(sealed: string): string {
  const at = sealed.length - 12;
  return sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
}
