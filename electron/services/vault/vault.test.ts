import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Disk } from '../disk/disk.ts';
import { nodeDisk } from '../disk/nodeDisk.ts';
import { manualClock } from '../manualClock.ts';
import { systemRandom } from '../random.ts';
import type { Envelope } from './envelope.ts';
import { fileSecretStore } from './fileSecretStore.ts';
import { createVault } from './vault.ts';
import type { OpenedVault, Vault } from './vault.ts';

const CHEAP = { memoryKiB: 64, passes: 1, parallelism: 1 };
const USER = {
  id: 'user-1',
  username: 'martin',
  displayName: 'C. Martin',
  role: 'wardPharmacist' as const,
  siteId: 'site-1',
  wards: [],
};
const ENROLMENT = {
  serverUrl: 'https://wardlight.test/',
  record: { user: USER, leaseUntil: '2026-11-24T08:00:00.000Z', latestSeen: '2026-11-21T08:00:00.000Z' },
  password: 'pässword',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-vault-'));
});
afterEach(() => rm(folder, { recursive: true }));

function vaultIn(place: string, disk: Disk = nodeDisk): Vault {
  const clock = manualClock('2026-11-21T08:00:00.000Z');
  return createVault({
    disk,
    folder: place,
    secrets: fileSecretStore(disk, place),
    clock,
    random: systemRandom,
    cost: CHEAP,
  });
}

async function enrolled(vault: Vault): Promise<OpenedVault> {
  const created = await vault.create(ENROLMENT);
  if (!created.ok) throw new Error('the disk is full');
  return created.value;
}

const envelopePath = (): string => join(folder, 'envelope.json');
async function readEnvelope(): Promise<Envelope> {
  return JSON.parse(await readFile(envelopePath(), 'utf8')) as Envelope;
}

describe('a vault', () => {
  test('F28: gives the same data key and record to the right password, after a restart too', async () => {
    const created = await enrolled(vaultIn(folder));
    const opened = await vaultIn(folder).open('pässword');
    expect(opened).toMatchObject({
      ok: true,
      value: { dataKey: created.dataKey, record: ENROLMENT.record },
    });
    expect(created.dataKey).toHaveLength(32);
  });

  test('takes a password whose accents were typed decomposed', async () => {
    await enrolled(vaultIn(folder));
    expect(await vaultIn(folder).open('pa\u0308ssword')).toMatchObject({ ok: true });
  });

  test('refuses another password', async () => {
    await enrolled(vaultIn(folder));
    expect(await vaultIn(folder).open('password')).toEqual({ ok: false, error: { kind: 'wrongPassword' } });
  });

  test('F08: needs the secret of the device: a copy of the envelope alone opens nowhere', async () => {
    await enrolled(vaultIn(folder));
    const elsewhere = await mkdtemp(join(tmpdir(), 'wardlight-thief-'));
    await writeFile(join(elsewhere, 'envelope.json'), await readFile(envelopePath()));
    expect(await vaultIn(elsewhere).open('pässword')).toEqual({ ok: false, error: { kind: 'damaged' } });
    await fileSecretStore(nodeDisk, elsewhere).write(new Uint8Array(32));
    expect(await vaultIn(elsewhere).open('pässword')).toEqual({ ok: false, error: { kind: 'wrongPassword' } });
    await rm(elsewhere, { recursive: true });
  });

  test('leaves no key, no password and no name of the user record readable on the disk', async () => {
    const { dataKey } = await enrolled(vaultIn(folder));
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      for (const secret of [
        Buffer.from(dataKey),
        Buffer.from(Buffer.from(dataKey).toString('base64')),
        Buffer.from('pässword'),
        Buffer.from('wardPharmacist'),
      ]) {
        expect(bytes.includes(secret), name).toBe(false);
      }
      if (process.platform !== 'win32') expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600);
    }
  });

  test.each<[string, (envelope: Envelope) => unknown]>([
    ['another server (the password would be sent there)', (e) => ({ ...e, serverUrl: 'https://evil.test/' })],
    ['another name', (e) => ({ ...e, enrolled: { ...e.enrolled, username: 'roux' } })],
    ['another vault', (e) => ({ ...e, vaultId: 'vault-2' })],
    ['another key id', (e) => ({ ...e, keyId: 'key-2' })],
    ['another secret store', (e) => ({ ...e, deviceSecretStore: 'operatingSystem' })],
    [
      'a flipped bit in the wrapped key',
      (e) => ({ ...e, wrappedKey: { ...e.wrappedKey, ciphertext: flipped(e.wrappedKey.ciphertext) } }),
    ],
    ['a cut wrapped key', (e) => ({ ...e, wrappedKey: { ...e.wrappedKey, ciphertext: 'AAAA' } })],
    [
      'a flipped bit in the record',
      (e) => ({ ...e, record: { ...e.record, ciphertext: flipped(e.record.ciphertext) } }),
    ],
    ['the record of nobody', (e) => ({ ...e, record: e.wrappedKey })],
    ['a version from the future', (e) => ({ ...e, envelope: 2 })],
    ['a key derivation that wants 4 TB', (e) => ({ ...e, derivation: { ...e.derivation, memoryKiB: 4_294_967_295 } })],
    ['no record', ({ record: _, ...e }) => e],
  ])('is damaged with %s, and the file stays', async (_, change) => {
    const vault = vaultIn(folder);
    await enrolled(vault);
    const changed = JSON.stringify(change(await readEnvelope()));
    await writeFile(envelopePath(), changed);
    expect(await vault.open('pässword')).toEqual({ ok: false, error: { kind: 'damaged' } });
    expect(await readFile(envelopePath(), 'utf8')).toBe(changed);
  });

  test('with a cheaper derivation or another salt does not open', async () => {
    const vault = vaultIn(folder);
    await enrolled(vault);
    const good = await readEnvelope();
    await writeFile(envelopePath(), JSON.stringify({ ...good, derivation: { ...good.derivation, memoryKiB: 32 } }));
    expect(await vault.open('pässword')).toMatchObject({ ok: false });
  });

  test.each(['', '{', 'null', '[]', '{"envelope":1}', '\u0000\u0000'])(
    'whose file holds %j is damaged, not absent',
    async (text) => {
      await writeFile(envelopePath(), text);
      expect(await vaultIn(folder).state()).toEqual({ kind: 'damaged' });
    },
  );

  test('wraps the same key for a changed password, and forgets the old password', async () => {
    const vault = vaultIn(folder);
    const before = await enrolled(vault);
    await vault.rewrap(before, before.record, 'new password');
    expect(await vault.open('pässword')).toMatchObject({ error: { kind: 'wrongPassword' } });
    expect(await vault.open('new password')).toMatchObject({ ok: true, value: { dataKey: before.dataKey } });
  });

  test('never wraps a key that the lock has wiped meanwhile', async () => {
    const vault = vaultIn(folder);
    const before = await enrolled(vault);
    const key = before.dataKey.slice();
    const rewrapping = vault.rewrap(before, before.record, 'new password');
    before.dataKey.fill(0);
    await rewrapping;
    expect(await vault.open('new password')).toMatchObject({ ok: true, value: { dataKey: key } });
  });

  test('keeps the old envelope when the disk is full', async () => {
    const before = await enrolled(vaultIn(folder));
    const full: Disk = { ...nodeDisk, writeDurably: async () => ({ ok: false, error: { kind: 'diskFull' } }) };
    expect(await vaultIn(folder, full).rewrap(before, before.record, 'new password')).toEqual({
      ok: false,
      error: { kind: 'diskFull' },
    });
    expect(await vaultIn(folder).open('pässword')).toMatchObject({ ok: true });
  });

  test('forgets on request; a damaged one is set aside instead', async () => {
    const vault = vaultIn(folder);
    await enrolled(vault);
    await vault.forget();
    expect(await vault.state()).toEqual({ kind: 'none' });
    await writeFile(envelopePath(), 'damaged');
    await vault.forget();
    expect(await vault.state()).toEqual({ kind: 'none' });
    expect((await readdir(folder)).filter((name) => name.startsWith('envelope.damaged-'))).toHaveLength(1);
  });
});

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}
