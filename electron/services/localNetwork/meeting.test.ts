import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { meetingOver } from './meeting.ts';
import type { Meeting } from './meeting.ts';

const LIMIT = { bytes: 6_000_000, seconds: 5 };

let here: Socket;
let there: Socket;
let meeting: Meeting;
let end: () => Promise<void>;
beforeEach(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  there = connect((server.address() as AddressInfo).port, '127.0.0.1');
  here = await accepted;
  meeting = meetingOver(here);
  end = async () => {
    here.destroy();
    there.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => end());

function framed(text: string | Buffer, length?: number): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.from('WLX1\0\0\0\0');
  head.writeUInt32BE(length ?? body.length, 4);
  return Buffer.concat([head, body]);
}

test('texts come whole, in order, however they are cut on the way', async () => {
  const all = Buffer.concat([framed('é'.repeat(50)), framed('second'), framed('third')]);
  for (const byte of all.subarray(0, 130)) {
    there.write(Buffer.from([byte]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  there.write(all.subarray(130));
  expect(await meeting.read(LIMIT)).toEqual({ ok: true, value: { kind: 'talk', text: 'é'.repeat(50) } });
  expect(await meeting.read(LIMIT)).toEqual({ ok: true, value: { kind: 'talk', text: 'second' } });
  expect(await meeting.read(LIMIT)).toEqual({ ok: true, value: { kind: 'talk', text: 'third' } });
});

test('a letter is told from talk', async () => {
  const other = meetingOver(there);
  await other.write('letter', 'for later', 5);
  expect(await meeting.read(LIMIT)).toEqual({ ok: true, value: { kind: 'letter', text: 'for later' } });
});

test('a large text goes to and fro', async () => {
  const other = meetingOver(there);
  const large = 'ü'.repeat(2_500_000);
  const read = meeting.read(LIMIT);
  expect(await other.write('talk', large, 5)).toBe(true);
  expect(await read).toEqual({ ok: true, value: { kind: 'talk', text: large } });
  const back = other.read(LIMIT);
  await meeting.write('talk', large, 5);
  expect(await back).toEqual({ ok: true, value: { kind: 'talk', text: large } });
  await Promise.all([meeting.finish(5), other.finish(5)]);
  expect([here.destroyed, there.destroyed]).toEqual([true, true]);
});

test('who ends without a byte was silent', async () => {
  there.end();
  expect(await meeting.read(LIMIT)).toEqual({ ok: false, error: 'silent' });
});

test.each([
  ['half a mark', Buffer.from('WL')],
  ['another mark', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['a mark alone', Buffer.from('WLX1')],
  ['no length', framed('', 0)],
  ['too much', framed('x', LIMIT.bytes + 1)],
  ['the longest length there is', framed('x', 2 ** 32 - 1)],
  ['less than promised', framed('x', 2)],
  ['what is no text', framed(Buffer.from([0xc3, 0x28]))],
])('%s is a connection that broke off', async (_name, bytes) => {
  there.end(bytes);
  expect(await meeting.read(LIMIT)).toEqual({ ok: false, error: 'brokenOff' });
  expect(here.destroyed).toBe(true);
});

test('who takes too long is left', async () => {
  there.write(framed('x', 100));
  const began = performance.now();
  expect(await meeting.read({ bytes: 100, seconds: 0.2 })).toEqual({ ok: false, error: 'brokenOff' });
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('who does not read is left, and what was written is not taken for given', async () => {
  there.pause();
  expect(await meeting.write('talk', 'x'.repeat(50_000_000), 0.3)).toBe(false);
  expect(here.destroyed).toBe(true);
});
