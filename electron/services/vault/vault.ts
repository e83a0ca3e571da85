import { join } from 'node:path';
import { v4 as uuid } from 'uuid';
import type { Result } from '../../../schema/result.ts';
import type { Clock } from '../clock.ts';
import type { Disk, DiskFull } from '../disk/disk.ts';
import type { Random } from '../random.ts';
import { sameText } from '../sameText.ts';
import { boundTo, envelope, vaultRecord } from './envelope.ts';
import type { Envelope, VaultRecord } from './envelope.ts';
import { keyFor, seal, unseal } from './sealing.ts';
import type { SecretStore } from './secretStore.ts';
import { deriveWrappingKey } from './wrappingKey.ts';

export interface VaultOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly cost: { readonly memoryKiB: number; readonly passes: number; readonly parallelism: number };
}

export type VaultState =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'present'; readonly envelope: Envelope };

/** An envelope that was opened: whoever holds this holds the data. */
export interface OpenedVault {
  readonly envelope: Envelope;
  readonly dataKey: Uint8Array;
  readonly record: VaultRecord;
}

export type OpenFailure = { readonly kind: 'wrongPassword' } | { readonly kind: 'damaged' };

/** The enrolment of this profile: a random data key, wrapped by what the person types and what the device holds. */
export interface Vault {
  state(): Promise<VaultState>;
  create(enrolment: {
    serverUrl: string;
    record: VaultRecord;
    password: string;
  }): Promise<Result<OpenedVault, DiskFull>>;
  open(password: string): Promise<Result<OpenedVault, OpenFailure>>;
  /** Wraps the same data key anew, for a changed password or a longer lease. */
  rewrap(opened: OpenedVault, record: VaultRecord, password: string): Promise<Result<OpenedVault, DiskFull>>;
  /** Notes what the record says now (a lease, the time seen); the wrapping stays. */
  keepRecord(opened: OpenedVault, record: VaultRecord): Promise<Result<OpenedVault, DiskFull>>;
  /** Destroys the wrapped key. A damaged envelope is set aside, never deleted: someone may still repair it. */
  forget(): Promise<void>;
}

export function createVault(options: VaultOptions): Vault {
  const { disk, secrets, random } = options;
  const path = join(options.folder, 'envelope.json');

  const state = async (): Promise<VaultState> => {
    const bytes = await disk.read(path);
    if (bytes === null) return { kind: 'none' };
    const found = parseEnvelope(bytes);
    return found === null ? { kind: 'damaged' } : { kind: 'present', envelope: found };
  };

  const deviceSecret = async (): Promise<Result<Uint8Array, DiskFull>> => {
    const present = await secrets.read();
    if (present !== null) return { ok: true, value: present };
    const fresh = random(32);
    const written = await secrets.write(fresh);
    return written.ok ? { ok: true, value: fresh } : written;
  };

  const wrap = async (
    readable: Pick<Envelope, 'vaultId' | 'keyId' | 'serverUrl' | 'enrolled'>,
    dataKey: Uint8Array,
    record: VaultRecord,
    password: string,
  ): Promise<Result<OpenedVault, DiskFull>> => {
    const derivation = { name: 'argon2id' as const, ...options.cost, salt: Buffer.from(random(16)).toString('base64') };
    const head = { ...readable, deviceSecretStore: secrets.kind, derivation };
    const secret = await deviceSecret();
    if (!secret.ok) return secret;
    const key = await deriveWrappingKey(password, derivation, secret.value);
    const wrapped: Envelope = {
      envelope: 1,
      ...head,
      verifier: Buffer.from(key.verifier).toString('base64'),
      wrappedKey: seal(key.wrap, dataKey, boundTo(head), random),
      record: sealRecord(dataKey, readable.vaultId, record, random),
    };
    return keep({ envelope: wrapped, dataKey, record });
  };

  const keep = async (opened: OpenedVault): Promise<Result<OpenedVault, DiskFull>> => {
    const written = await disk.writeDurably(path, Buffer.from(`${JSON.stringify(opened.envelope, null, 2)}\n`));
    return written.ok ? { ok: true, value: opened } : written;
  };

  return {
    state,
    create({ serverUrl, record, password }) {
      const { user } = record;
      const readable = {
        vaultId: `vault-${uuid()}`,
        keyId: `key-${uuid()}`,
        serverUrl,
        enrolled: { username: user.username, displayName: user.displayName },
      };
      return wrap(readable, random(32), record, password);
    },
    async open(password) {
      const found = await state();
      const secret = await secrets.read();
      if (found.kind !== 'present' || secret === null) return { ok: false, error: { kind: 'damaged' } };
      return openEnvelope(found.envelope, password, secret);
    },
    async rewrap({ envelope: { vaultId, keyId, serverUrl }, dataKey }, record, password) {
      const { username, displayName } = record.user;
      // Locking meanwhile fills the key with zeros, and zeros must never be what is wrapped.
      const copy = dataKey.slice();
      const wrapped = await wrap(
        { vaultId, keyId, serverUrl, enrolled: { username, displayName } },
        copy,
        record,
        password,
      );
      copy.fill(0);
      return wrapped.ok ? { ok: true, value: { ...wrapped.value, dataKey } } : wrapped;
    },
    keepRecord(opened, record) {
      const { dataKey } = opened;
      const resealed = sealRecord(dataKey, opened.envelope.vaultId, record, random);
      return keep({ envelope: { ...opened.envelope, record: resealed }, dataKey, record });
    },
    async forget() {
      const found = await state();
      if (found.kind === 'damaged')
        await disk.rename(path, join(options.folder, `envelope.damaged-${options.clock.now()}.json`));
      else await disk.remove(path);
    },
  };
}

async function openEnvelope(
  found: Envelope,
  password: string,
  secret: Uint8Array,
): Promise<Result<OpenedVault, OpenFailure>> {
  const key = await deriveWrappingKey(password, found.derivation, secret);
  if (!sameText(Buffer.from(key.verifier).toString('base64'), found.verifier))
    return { ok: false, error: { kind: 'wrongPassword' } };
  const dataKey = unseal(key.wrap, found.wrappedKey, boundTo(found));
  const record = dataKey === null ? null : openRecord(dataKey, found);
  if (dataKey === null || record === null) return { ok: false, error: { kind: 'damaged' } };
  return { ok: true, value: { envelope: found, dataKey, record } };
}

function sealRecord(dataKey: Uint8Array, vaultId: string, record: VaultRecord, random: Random): Envelope['record'] {
  return seal(
    recordKey(dataKey, vaultId),
    Buffer.from(JSON.stringify(record)),
    `wardlight record 1 ${vaultId}`,
    random,
  );
}

function openRecord(dataKey: Uint8Array, { vaultId, record }: Envelope): VaultRecord | null {
  const plain = unseal(recordKey(dataKey, vaultId), record, `wardlight record 1 ${vaultId}`);
  if (plain === null) return null;
  const parsed = vaultRecord.safeParse(JSON.parse(Buffer.from(plain).toString('utf8')));
  return parsed.success ? parsed.data : null;
}

function recordKey(dataKey: Uint8Array, vaultId: string): Uint8Array {
  return keyFor('record', dataKey, Buffer.from(vaultId));
}

function parseEnvelope(bytes: Uint8Array): Envelope | null {
  try {
    return envelope.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}
