import { expect, it } from 'vitest';
import { createBulkReader } from './bulkReader.ts';
import { nextBulkPage } from './nextBulkPage.ts';
import type { Timer } from './ports.ts';

/** Time passes only when nothing else is left to do, to the next moment that somebody waits for. */
function manualTime() {
  let nowMs = 0;
  const waiting: { readonly atMs: number; readonly call: () => void }[] = [];
  const timer: Timer = {
    wallMs: () => nowMs,
    monotonicMs: () => nowMs,
    after(milliseconds, call) {
      const one = { atMs: nowMs + milliseconds, call };
      waiting.push(one);
      return () => {
        if (waiting.includes(one)) waiting.splice(waiting.indexOf(one), 1);
      };
    },
  };
  return {
    timer,
    sleep: (milliseconds: number) => new Promise<void>((resolve) => void timer.after(milliseconds, resolve)),
    async run(): Promise<void> {
      for (;;) {
        for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
        const next = waiting.sort((a, b) => a.atMs - b.atMs).shift();
        if (next === undefined) return;
        nowMs = next.atMs;
        next.call();
      }
    },
    nowMs: () => nowMs,
  };
}

const begin = {
  line: 'begin',
  nonce: 'n-1',
  protocol: 1,
  epoch: 'e',
  patientsDue: 5,
  wards: [],
  serverTime: '2026-11-21T06:00:00.000Z',
};
const item = (seq: number) => ({
  line: 'item',
  item: { type: 'ward', seq, id: `w${seq}`, wardId: 'w', document: { id: `w${seq}`, siteId: 's', name: 'W', beds: 1 } },
});
const mark = { line: 'mark', checkpoint: { seq: 5, id: 'w5' }, patientsSent: 5 };

async function pageOver(secondsBetween: number) {
  const time = manualTime();
  async function* lines(): AsyncGenerator<string> {
    for (const line of [begin, item(1), item(2), item(3), item(4), item(5), mark]) {
      await time.sleep(secondsBetween * 1000);
      yield JSON.stringify(line);
    }
  }
  const reader = createBulkReader(lines(), { seq: 0, id: '' }, time.timer.monotonicMs, 'n-1');
  const page = nextBulkPage(reader, time.timer, 30_000);
  await time.run();
  return { page: await page, seconds: time.nowMs() / 1000 };
}

it('F20: a page that takes 140 s on a slow line arrives', async () => {
  const { page, seconds } = await pageOver(20);
  expect(page).toMatchObject({ verdict: { kind: 'ok' }, value: { checkpoint: { seq: 5 } } });
  expect(seconds).toBeGreaterThanOrEqual(140);
});

it('F20: a stream that says nothing for 30 s is given up', async () => {
  const { page } = await pageOver(45);
  expect(page).toMatchObject({ verdict: { kind: 'retry', because: 'timeout' }, value: null });
});
