import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHospitals, type Hospitals } from '../server/openHospitals.ts';
import { seedsOnPostgres } from '../server/seedsOnPostgres.ts';

const SEEDS = 20;

let hospitals: Hospitals;
beforeAll(async () => {
  hospitals = await openHospitals();
});
afterAll(() => hospitals.stop());

it(`the simulator holds I1 to I8 over ${SEEDS} seeds with the real server on PostgreSQL in place of the model`, async () => {
  const { failed, acts } = await seedsOnPostgres(hospitals, 1, SEEDS);
  expect(failed).toEqual([]);
  expect(acts).toBeGreaterThan(SEEDS * 5);
}, 600_000);
