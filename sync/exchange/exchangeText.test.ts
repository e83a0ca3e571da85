import { beforeAll, expect, test } from 'vitest';
import { exchangeCrypto } from '../testing/exchangeSite.ts';
import { exchangeText, readExchangeText } from './exchangeText.ts';

const HEADER = JSON.stringify({
  kind: 'greeting',
  siteId: 'site',
  deviceId: 'device',
  writtenAt: '2026-11-21T08:00:00.000Z',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA==',
  count: 0,
});
/** What the local network lets a stranger send. */
const MOST = 2_000_000;

const read = (text: string) => readExchangeText(exchangeCrypto.sha256, text);
/** Whoever knows the format can make the checksum fit. */
async function withThird(third: string, readable = HEADER): Promise<string> {
  return `wardlight-exchange 1 ${third.length} ${await exchangeCrypto.sha256(`${readable}\n${third}`)}\n${readable}\n${third}\n`;
}

let calibrationMs: number;
beforeAll(async () => {
  const sealed = Buffer.alloc(1_500_000, 'x').toString('base64');
  const honest = await withThird(JSON.stringify([{ label: 'AAAAAAAAAAAAAAAAAAAAAA==', count: 0, sealed }]));
  await read(honest);
  const began = performance.now();
  expect(await read(honest)).toMatchObject({ ok: true });
  calibrationMs = performance.now() - began;
});

test.each([
  ['line ends', async () => '\n'.repeat(MOST)],
  ['line ends after a true first line', async () => `wardlight-exchange 1 5 x\n${'\r\n'.repeat(MOST / 2)}`],
  ['line ends after a whole text', async () => `${await withThird('[]')}${'\n'.repeat(MOST)}`],
  ['brackets in brackets', () => withThird('['.repeat(MOST))],
  ['objects without end', () => withThird(`[${'{},'.repeat(MOST / 3)}{}]`)],
  ['numbers without end', () => withThird(`[${'1,'.repeat(MOST / 2)}1]`)],
  ['a header of numbers', () => withThird('[]', `[${'1,'.repeat(MOST / 2)}1]`)],
  ['a first line of spaces', async () => `wardlight-exchange${' '.repeat(MOST)}`],
])('%s cost no more than an honest text of that length', async (_name, make) => {
  const text = await make();
  const began = performance.now();
  expect((await read(text)).ok).toBe(false);
  expect(performance.now() - began).toBeLessThan(30 + 4 * calibrationMs);
});

test('line ends of another system, and a few more at the end, change nothing', async () => {
  const text = await exchangeText(exchangeCrypto.sha256, HEADER, []);
  for (const given of [text, text.trimEnd(), text.replaceAll('\n', '\r\n'), `${text}\r\n\n`])
    expect(await read(given)).toMatchObject({ ok: true });
  expect(await read(`${text}more`)).toEqual({ ok: false, error: 'altered' });
});
