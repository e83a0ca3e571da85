import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk } from '../disk/nodeDisk.ts';
import { manualClock } from '../manualClock.ts';
import { systemRandom } from '../random.ts';
import { fileSecretStore } from './fileSecretStore.ts';
import { createVault } from './vault.ts';
import { ARGON2_COST } from './wrappingKey.ts';

// Written by version 0.1.0. Every later version must open it: whoever breaks this loses the data of every workstation.
const ENVELOPE_OF_0_1_0 = `{
  "envelope": 1,
  "vaultId": "vault-48fb1be5-038b-4a96-869d-a94dee151f14",
  "keyId": "key-ff75d7ff-9420-4d57-a0f4-c78145352a08",
  "serverUrl": "https://wardlight.hospital.test/",
  "enrolled": {
    "username": "martin",
    "displayName": "C. Martin"
  },
  "deviceSecretStore": "fileOnly",
  "derivation": {
    "name": "argon2id",
    "memoryKiB": 65536,
    "passes": 3,
    "parallelism": 1,
    "salt": "BMeE0pCEkOC+DDdCN8QjmA=="
  },
  "verifier": "O7vNnl2hN3TpPSIfWh+eMUb3qlBtOYwqe/rgSd6rne0=",
  "wrappedKey": {
    "nonce": "F1zVGLhpubrdqWHs",
    "ciphertext": "PIKLCQyIaIsoW458p6/ETHsUVzS+jLQS1fYCOYoVbdXhVYNbWFAfIHZ27aS12cvj"
  },
  "record": {
    "nonce": "SPRmrTitTEpZSaVc",
    "ciphertext": "AM4Hy9eIRHiZ50RCCaPtczmXBkigEu4gesRU5q2owKJDq3xkkDUt1hi1Y6NBic8yjzRb5EhaVNRFZvvKDiX3lEgrselVETYtCF1+FmGAMXXwkpDT63Pq0S3CdzT0I8HlR32VyfBHw9g6xb/W06ckNmE2bFAiQQyUwwE3zhzElGyP7or/94F0UnYIF/wd49gwOiH9wzpU71TDYYvsq1uif51kz+Ce06i9XaTmIot06d7v5SpytFxY701YzzgGejBtO2lg7kl+vS9h9vxYHJ+tDHdqN1Uu+LHOMczLGpCUDjvdBiHraA+D6rx2SXnpdT200MFv/0NBoQXtw2b0pzn8CqlggxkVy5rD2DKZ6PGmdp7Q/b+FBqycwtQXcXrLYg=="
  }
}`;
const DEVICE_SECRET = 'Z8OlC8hJ1bjaqyThKMw9flzUBf6l/Fra4g6HqpfE9EE=';
const DATA_KEY = 'jq9tyWyydao9ng9Z0osWbR7oC3BkfT//Kuto5lCpmEk=';

test('F15, F39: an envelope that version 0.1.0 wrote opens with its password, at full cost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wardlight-stored-'));
  await writeFile(join(folder, 'envelope.json'), ENVELOPE_OF_0_1_0);
  await writeFile(join(folder, 'deviceSecret'), Buffer.from(DEVICE_SECRET, 'base64'));
  const vault = createVault({
    disk: nodeDisk,
    folder,
    secrets: fileSecretStore(nodeDisk, folder),
    clock: manualClock('2026-11-21T08:00:00.000Z'),
    random: systemRandom,
    cost: ARGON2_COST,
  });
  const opened = await vault.open('ward 3B, bed 12');
  await rm(folder, { recursive: true });
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(Buffer.from(opened.value.dataKey).toString('base64')).toBe(DATA_KEY);
  expect(opened.value.record.user.displayName).toBe('C. Martin');
  expect(opened.value.envelope.derivation).toMatchObject({ memoryKiB: 65_536, passes: 3 });
});
