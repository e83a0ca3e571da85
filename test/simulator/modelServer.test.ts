import { describe, it } from 'vitest';
import { serverContract } from '../contract/serverContract.ts';
import { createModelServer } from './modelServer.ts';
import { SITE } from './sampleDocuments.ts';
import { BEGINNING_MS } from './virtualTime.ts';

describe('the model server keeps the contract', () => {
  it.each(serverContract)('$name', async ({ run }) => {
    await run(async () => ({ server: createModelServer(() => BEGINNING_MS, { largestPage: 20 }), siteId: SITE }));
  });
});
