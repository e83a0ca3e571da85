import { describe, expect, test } from 'vitest';
import { readReviewCommand } from './reviewOptions.ts';
import { readServerCommand } from './serverOptions.ts';

describe('npm run server', () => {
  test('binds to loopback on its own port unless told otherwise', () => {
    expect(readServerCommand([], {})).toMatchObject({
      ok: true,
      value: { action: 'serve', host: '127.0.0.1', port: 4600, databaseUrl: null },
    });
    expect(readServerCommand([], { PORT: '0', DATABASE_URL: 'postgresql://x' })).toMatchObject({
      value: { port: 0, databaseUrl: 'postgresql://x' },
    });
  });

  test.each(['0.0.0.0', '192.168.1.4', '::', 'hospital.example', '127.0.0.1.example'])(
    'refuses %s without TLS or a gateway',
    (host) => {
      expect(readServerCommand(['--host', host], {})).toMatchObject({ ok: false });
      expect(readServerCommand(['--host', host], { WARDLIGHT_GATEWAY: '1' })).toMatchObject({ ok: true });
      expect(readServerCommand(['--host', host, '--tls-cert', 'c', '--tls-key', 'k'], {})).toMatchObject({ ok: true });
    },
  );

  test.each([
    [['--port', '70000']],
    [['--port', 'http']],
    [['--tls-cert', 'c']],
    [['--no-such']],
    [['fly']],
    [['add-user']],
    [['add-user', 'martin', '--wards', ' , ']],
    [['import']],
  ])('%j is refused with a sentence', (args) => {
    const read = readServerCommand(args, {});
    expect(read.ok ? '' : read.error).toMatch(/[.]$/);
  });

  test('a DATABASE_URL of something else is refused, and the password in it not repeated', () => {
    const read = readServerCommand([], { DATABASE_URL: 'mysql://wardlight:secret@db/x' });
    expect(read.ok ? '' : read.error).toContain('DATABASE_URL');
    expect(read.ok ? '' : read.error).not.toContain('secret');
  });
});

describe('npm run review', () => {
  const clock = new Date('2026-11-21T08:00:00.000Z');

  test('takes the moment, and the ward clock from its offset', () => {
    const read = readReviewCommand(
      ['x.json', '--now', '2026-11-21T08:00:00+01:00', '--knowledge', 'a', '--knowledge', 'b'],
      clock,
    );
    expect(read).toMatchObject({
      value: {
        now: '2026-11-21T07:00:00.000Z',
        asOf: '2026-11-21T07:00:00.000Z',
        utcOffsetMinutes: 60,
        packs: ['a', 'b'],
      },
    });
    expect(readReviewCommand(['x.json'], clock)).toMatchObject({
      value: { now: '2026-11-21T08:00:00.000Z', utcOffsetMinutes: 0 },
    });
  });

  test.each([
    [[]],
    [['a', 'b']],
    [['a', '--now', 'noon']],
    [['a', '--as-of', '2026-13-01']],
    [['a', '--language', 'de']],
    [['a', '--x']],
  ])('%j is refused with a sentence', (args) => {
    const read = readReviewCommand(args, clock);
    expect(read.ok ? '' : read.error).toMatch(/[.]$/);
  });
});
