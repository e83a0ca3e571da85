import { describe, it } from 'vitest';
import { mirrorStoreContract } from '../../contract/mirrorStoreContract.ts';
import { outboxStoreContract } from '../../contract/outboxStoreContract.ts';
import { sha256Hex } from '../sampleDocuments.ts';
import { createMemoryMirror, createMirrorDisk } from './memoryMirror.ts';
import { createMemoryOutbox, type OutboxDisk } from './memoryOutbox.ts';

describe('the mirror in memory', () => {
  it.each(mirrorStoreContract)('$name', async ({ run }) => {
    const disk = createMirrorDisk();
    await run(async () => createMemoryMirror(disk, sha256Hex));
  });
});

describe('the outbox in memory', () => {
  it.each(outboxStoreContract)('$name', async ({ run }) => {
    const disk: OutboxDisk = new Map();
    await run(async () => createMemoryOutbox(disk));
  });
});
