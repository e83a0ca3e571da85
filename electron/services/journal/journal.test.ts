import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalLine } from '../../../schema/ipc/deskPaths.ts';
import { nodeDisk } from '../disk/nodeDisk.ts';
import { manualClock } from '../manualClock.ts';
import { openJournal } from './journal.ts';
import type { Journal } from './journal.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-journal-'));
  path = join(folder, 'vault-1.ndjson');
});
afterEach(() => rm(folder, { recursive: true }));

const idOf = (number: number): string => `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`;
const act = (number: number, sealed = `sealed ${number}`): JournalLine => ({ line: 'act', id: idOf(number), sealed });
const settled = (number: number, outcome: 'accepted' | 'conflict' | 'refused' = 'accepted'): JournalLine => ({
  line: 'settled',
  id: idOf(number),
  outcome,
  seq: number,
});

function open(clock = manualClock('2026-11-21T08:00:00.000Z')): Promise<Journal> {
  return openJournal({ disk: nodeDisk, path, clock });
}
async function linesOf(journal: Journal): Promise<readonly JournalLine[]> {
  const lines: JournalLine[] = [];
  for await (const line of journal.read()) lines.push(line);
  return lines;
}

describe('a journal', () => {
  test('gives back what was appended, in order, after a restart too', async () => {
    const journal = await open();
    await Promise.all([journal.append([act(1), act(2)]), journal.append([settled(1)]), journal.append([act(3)])]);
    expect(await linesOf(journal)).toEqual([act(1), act(2), settled(1), act(3)]);
    await journal.close();
    const again = await open();
    expect(await linesOf(again)).toEqual([act(1), act(2), settled(1), act(3)]);
    expect(again.health()).toEqual({ torn: 0, damaged: 0 });
    await again.close();
  });

  test('is a file of JSON lines that only its user can read', async () => {
    const journal = await open();
    await journal.append([act(1)]);
    await journal.close();
    expect(JSON.parse((await readFile(path, 'utf8')).trimEnd())).toMatchObject({ entry: act(1) });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  // An fsync for each of some four hundred cuts: on a busy disk that takes longer than a test usually may.
  test(
    'F41: cut anywhere holds every whole line before the cut, and takes new ones behind it',
    { timeout: 60_000 },
    async () => {
      const journal = await open();
      await journal.append([act(1, 'é'), act(2, '\u{1F600}'), act(3)]);
      await journal.close();
      const whole = await readFile(path);
      for (let length = 0; length <= whole.length; length += 1) {
        await writeFile(path, whole.subarray(0, length));
        const cut = await open();
        const kept = whole.subarray(0, length).toString('latin1').split('\n').length - 1;
        const endsWhole = length === 0 || whole[length - 1] === 0x0a;
        expect(cut.health()).toEqual({ torn: endsWhole ? 0 : 1, damaged: 0 });
        await cut.append([act(9)]);
        expect(await linesOf(cut)).toEqual([...[act(1, 'é'), act(2, '\u{1F600}'), act(3)].slice(0, kept), act(9)]);
        await cut.close();
      }
    },
  );

  test('a damaged line in the middle is counted, and hides none behind it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        await rm(path, { force: true });
        const journal = await open();
        await journal.append([act(1), act(2), act(3)]);
        await journal.close();
        const bytes = await readFile(path);
        const lineLength = bytes.indexOf(0x0a) + 1;
        // Anywhere in the second line but its newline; a line may also be split by it.
        const at = lineLength + (place % (lineLength - 1));
        bytes[at] = (bytes[at] ?? 0) ^ change;
        await writeFile(path, bytes);
        const damaged = await open();
        const lines = await linesOf(damaged);
        await damaged.close();
        expect(lines).toEqual([act(1), act(3)]);
        expect(damaged.health().damaged).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  test('F41: counts a tail of zeros, as a power cut leaves it, as torn', async () => {
    const journal = await open();
    await journal.append([act(1)]);
    await journal.close();
    await appendFile(path, Buffer.alloc(4096));
    const again = await open();
    expect([await linesOf(again), again.health()]).toEqual([[act(1)], { torn: 1, damaged: 0 }]);
    await again.close();
  });

  test('knows what would be lost: not settled, or refused', async () => {
    const journal = await open();
    await journal.append([act(1), act(2), act(3), act(4)]);
    expect(journal.unsent()).toBe(4);
    await journal.append([settled(1), settled(2, 'conflict'), settled(3, 'refused')]);
    expect(journal.unsent()).toBe(2);
    await journal.close();
    const again = await open();
    expect(again.unsent()).toBe(2);
    await again.close();
  });

  test('drops at opening what was accepted more than 35 days ago, and nothing else', async () => {
    const clock = manualClock('2026-10-01T08:00:00.000Z');
    const journal = await open(clock);
    await journal.append([act(1), act(2), act(3), act(4), settled(1), settled(2, 'refused'), settled(3, 'conflict')]);
    clock.advance(20 * 86_400_000);
    await journal.append([act(5), settled(5)]);
    await journal.close();
    clock.advance(15 * 86_400_000);
    const exactly35 = await open(clock);
    expect(await linesOf(exactly35)).toHaveLength(9);
    await exactly35.close();
    clock.advance(1);
    const later = await open(clock);
    expect(await linesOf(later)).toEqual([
      act(2),
      act(3),
      act(4),
      settled(2, 'refused'),
      settled(3, 'conflict'),
      act(5),
      settled(5),
    ]);
    expect(later.unsent()).toBe(2);
    await later.append([act(6)]);
    expect(await linesOf(later)).toHaveLength(8);
    await later.close();
  });

  test('F30, F32: a clock that is ten years fast ends nothing that a restored server may need', async () => {
    const clock = manualClock('2026-10-01T08:00:00.000Z');
    const journal = await open(clock);
    await journal.append([act(1), settled(1)]);
    await journal.close();
    for (let start = 1; start <= 2; start += 1) {
      clock.advance(start === 1 ? 3650 * 86_400_000 : 60_000);
      const fast = await open(clock);
      await fast.append([act(1 + start), settled(1 + start)]);
      await fast.close();
    }
    clock.advance(-3650 * 86_400_000);
    const right = await open(clock);
    expect((await linesOf(right)).filter(({ line }) => line === 'act')).toEqual([act(1), act(2), act(3)]);
    await right.close();
  });

  test('drops what the server reports to be in its off-site backup, two days after it was accepted', async () => {
    const clock = manualClock('2026-10-01T08:00:00.000Z');
    const journal = await open(clock);
    await journal.append([act(1), act(2), act(3), act(4)]);
    await journal.append([settled(1), settled(2), settled(3, 'refused')]);
    clock.advance(2 * 86_400_000 + 1);
    await journal.append([{ line: 'durable', through: 1 }]);
    await journal.close();
    const again = await open(clock);
    const kept = [act(2), act(3), act(4), settled(2), settled(3, 'refused'), { line: 'durable', through: 1 }];
    expect(await linesOf(again)).toEqual(kept);
    await again.append([{ line: 'durable', through: 2 }, act(5), settled(5)]);
    await again.close();
    const last = await open(clock);
    // Act 5 has just been accepted as number 5, which no backup holds.
    expect((await linesOf(last)).map((line) => ('id' in line ? line.id : line.line))).toEqual(
      [3, 4, 3].map(idOf).concat('durable', 'durable', idOf(5), idOf(5)),
    );
    await last.close();
  });

  test('F32: after a restore nothing counts as settled or backed up, however high the numbers of the new epoch', async () => {
    const clock = manualClock('2026-10-01T08:00:00.000Z');
    const journal = await open(clock);
    await journal.append([act(1), act(2), settled(1), settled(2), { line: 'durable', through: 1 }]);
    expect(journal.unsent()).toBe(0);
    await journal.append([
      { line: 'restored', epoch: 'second' },
      { line: 'durable', through: 900 },
    ]);
    expect(journal.unsent()).toBe(2);
    await journal.append([settled(1)]);
    clock.advance(20 * 86_400_000);
    await journal.append([act(3)]);
    await journal.close();
    clock.advance(20 * 86_400_000);
    const again = await open(clock);
    expect(await linesOf(again)).toEqual([act(2), settled(2), { line: 'restored', epoch: 'second' }, act(3)]);
    expect(again.unsent()).toBe(2);
    await again.close();
  });

  test('keeps damaged lines when it drops old ones', async () => {
    const clock = manualClock('2026-10-01T08:00:00.000Z');
    const journal = await open(clock);
    await journal.append([act(1), settled(1)]);
    await journal.close();
    await appendFile(path, 'somebody may still read this\n');
    clock.advance(20 * 86_400_000);
    const later = await open(clock);
    await later.append([act(2)]);
    await later.close();
    clock.advance(20 * 86_400_000);
    await (await open(clock)).close();
    const text = await readFile(path, 'utf8');
    expect(text.split('\n')).toEqual(['somebody may still read this', expect.stringContaining('sealed 2'), '']);
  });
});
