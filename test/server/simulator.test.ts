import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverContract } from '../contract/serverContract.ts';
import { createVirtualTime } from '../simulator/virtualTime.ts';
import { openHospitals, type Hospitals } from './openHospitals.ts';
import { seedsOnPostgres } from './seedsOnPostgres.ts';

/** Twenty of them run in the soak. */
const SEEDS = 4;

let hospitals: Hospitals;
beforeAll(async () => {
  hospitals = await openHospitals();
});
afterAll(() => hospitals.stop());

describe('the real server keeps the contract of the model', () => {
  it.each(serverContract)('$name', async ({ run }) => {
    await run(() => hospitals.open(createVirtualTime()));
    await hospitals.closeAll();
  });
});

it(`holds I1 to I8 over ${SEEDS} seeds with the real server on PostgreSQL in place of the model`, async () => {
  const { failed, acts } = await seedsOnPostgres(hospitals, 1, SEEDS);
  expect(failed).toEqual([]);
  expect(acts).toBeGreaterThan(SEEDS * 5);
}, 120_000);
