import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeDisk } from '../disk/nodeDisk.ts';
import { defaultPolicy, wholePolicy } from './policyFile.ts';
import { policyPlace } from './policyPlace.ts';
import { readPolicy } from './readPolicy.ts';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'wardlight-policy-')), 'policy.json');
});
afterEach(() => rm(join(path, '..'), { recursive: true }));

async function readText(text: string) {
  await writeFile(path, text);
  return readPolicy(nodeDisk, path);
}

test('without a file the defaults hold, and they are a policy', async () => {
  expect(await readPolicy(nodeDisk, path)).toEqual({ ok: true, value: defaultPolicy });
  expect(wholePolicy.safeParse(defaultPolicy).success).toBe(true);
});

test('a file overrides what it names, also one limit of several, also with a byte order mark', async () => {
  const read = await readText(
    '\uFEFF{"serverUrl":"https://wardlight.test","idleLockMinutes":2,"feedLimitsMinutes":{"orders":10}}',
  );
  expect(read).toEqual({
    ok: true,
    value: {
      ...defaultPolicy,
      serverUrl: 'https://wardlight.test',
      idleLockMinutes: 2,
      feedLimitsMinutes: { ...defaultPolicy.feedLimitsMinutes, orders: 10 },
    },
  });
});

test('one line switches the local network on; what it does not name stays as it is', async () => {
  const read = await readText('{"localNetwork":{"enabled":true,"networks":["10.20.0.0/16","fd12:3456::/48"]}}');
  expect(read).toEqual({
    ok: true,
    value: {
      ...defaultPolicy,
      localNetwork: { ...defaultPolicy.localNetwork, enabled: true, networks: ['10.20.0.0/16', 'fd12:3456::/48'] },
    },
  });
  expect(defaultPolicy.localNetwork.enabled).toBe(false);
});

test.each([
  ['{"networks":["8.8.8.0/24"]}', '8.8.8.0/24 is a public network'],
  ['{"networks":["10.0.0.0/7"]}', '10.0.0.0/7 is a public network'],
  ['{"networks":["0.0.0.0/0"]}', '0.0.0.0/0 is a public network'],
  ['{"networks":["100.64.0.0/10"]}', '100.64.0.0/10 is a public network'],
  ['{"networks":["ward 3"]}', 'not a network such as'],
  ['{"networks":[]}', 'localNetwork.networks'],
  ['{"peers":["192.0.2.7"]}', '192.0.2.7 is a public address'],
  ['{"peers":["[2001:db8::7]:28467"]}', '[2001:db8::7]:28467 is a public address'],
  ['{"peers":["pharmacy:99999"]}', 'not HOST or HOST:PORT'],
  ['{"peers":["http://pharmacy"]}', 'not HOST or HOST:PORT'],
  ['{"port":80}', 'localNetwork.port'],
  ['{"bind":"0.0.0.0"}', 'bind'],
])('of the local network %s is refused, and the message names it', async (text, place) => {
  const read = await readText(`{"localNetwork":${text}}`);
  if (read.ok) throw new Error('it was taken');
  expect(read.error.problems.join('\n')).toContain(place);
});

test.each([
  ['{"idleLockMinutes":', 'not JSON'],
  ['[]', 'the whole file'],
  ['{"idleLockMinutes":0}', 'idleLockMinutes'],
  ['{"idleLockMinutes":600}', 'idleLockMinutes'],
  ['{"leaseHours":10000}', 'leaseHours'],
  ['{"feedLimitsMinutes":{"orders":-1}}', 'feedLimitsMinutes.orders'],
  ['{"feedLimitsMinutes":{"order":1}}', 'feedLimitsMinutes'],
  ['{"serverUrl":"wardlight"}', 'serverUrl'],
  ['{"linkOrigins":["http://evil.test"]}', 'linkOrigins.0'],
  ['{"idleLockMinuets":5}', 'idleLockMinuets'],
])('%s is refused with the file and the place named', async (text, place) => {
  const read = await readText(text);
  if (read.ok) throw new Error('it was taken');
  expect(read.error.problems.join('\n')).toContain(path);
  expect(read.error.problems.join('\n')).toContain(place);
});

test('lies where only an administrator writes', () => {
  expect(policyPlace('win32', { ProgramData: 'C:\\ProgramData' })).toContain('Wardlight');
  expect(policyPlace('linux', { HOME: '/nobody' })).toBe('/etc/wardlight/policy.json');
  expect(policyPlace('darwin', {})).toBe('/Library/Application Support/Wardlight/policy.json');
});
