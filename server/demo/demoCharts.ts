import { createHash } from 'node:crypto';
import type { Chart } from '../../schema/chart/chart.ts';
import type { Instant } from '../../schema/instant.ts';
import { demoWards, wardIndexOf } from './demoWards.ts';
import { buildChart } from './patients/buildChart.ts';
import { ordinaryPatient } from './patients/ordinaryPatient.ts';
import { quietPatient } from './patients/quietPatient.ts';
import { withUsualLines } from './patients/withUsualLines.ts';
import type { PatientPlan } from './plan/patientPlan.ts';
import { createRandom, type Random } from './plan/random.ts';
import { situations } from './situations/situations.ts';

export interface DemoOptions {
  readonly patients: number;
  readonly seed: string | number;
  /** The data are made around this moment: results of this morning, doses due this evening. */
  readonly now: Instant;
  /** The clock of the wards; default UTC. */
  readonly utcOffsetMinutes?: number;
  readonly siteId?: string;
}

export const DEMO_SITE_ID = 'site-demo';

/** The charts of a made-up hospital, all in memory: for tests and benchmarks, and for hospitals of ordinary size. */
export function demoCharts(options: DemoOptions): Chart[] {
  return [...eachDemoChart(options)];
}

/** One chart after the other: 20,000 of them need not be in memory at once. The same options give the same charts. */
export function* eachDemoChart(options: DemoOptions): Generator<Chart, void, undefined> {
  for (let index = 0; index < options.patients; index += 1) yield demoChart(index, options);
}

/** What a pharmacist should see in the chart at this place, in words; `quiet`: nothing. */
export function demoStory(index: number, options: Pick<DemoOptions, 'seed'>): string {
  return planOf(index, patientRandom(index, options)).story;
}

function demoChart(index: number, options: DemoOptions): Chart {
  const { patients, now, utcOffsetMinutes = 0, siteId = DEMO_SITE_ID } = options;
  const random = patientRandom(index, options);
  const wards = demoWards(siteId, patients);
  const ward = wards[wardIndexOf(index, patients, wards.length)] ?? wards[0];
  const chartId = opaqueId(`${options.seed}/chart/${index}`);
  const records = new Map<string, number>();
  const context = {
    siteId,
    wardId: ward.id,
    bed: bedOf(index, patients),
    chartId,
    now,
    utcOffsetMinutes,
    random,
    hospitalNumber: `999 ${String(Math.floor(index / 10_000)).padStart(3, '0')} ${String(index % 10_000).padStart(4, '0')}`,
    recordId: (kind: string) => {
      const number = (records.get(kind) ?? 0) + 1;
      records.set(kind, number);
      return `${kind}-${chartId.slice(5)}-${number}`;
    },
  };
  return buildChart(planOf(index, random), context);
}

function patientRandom(index: number, { seed }: Pick<DemoOptions, 'seed'>): Random {
  return createRandom(`${seed}/patient/${index}`);
}

/** Of the first patients every other is a situation until each was there once, and at least a third are quiet everywhere. */
function planOf(index: number, random: Random): PatientPlan {
  const written = index < situations.length * 2 ? (index % 2 === 0 ? situations[index / 2] : undefined) : undefined;
  if (written !== undefined) return withUsualLines(written, random);
  if (index < situations.length * 2)
    return index % 8 === 7 ? ordinaryPatient(random) : withUsualLines(quietPatient(random), random);
  const chance = random.next();
  if (chance < 0.12) return withUsualLines(random.pick(situations), random);
  return chance < 0.5 ? withUsualLines(quietPatient(random), random) : ordinaryPatient(random);
}

/** Beds are shuffled so that the worklist, not the bed number, says who comes first. */
function bedOf(index: number, patients: number): string {
  const inWard = index < 30 ? index : Math.floor((index - 30) / Math.max(1, Math.ceil(patients / 30) - 1));
  return String(((inWard * 7) % 31) + 1 + Math.floor(inWard / 31) * 31).padStart(2, '0');
}

/** Ids say nothing about the patient, not even the order of admission. */
function opaqueId(source: string): string {
  return `demo-${createHash('sha256').update(source).digest('hex').slice(0, 16)}`;
}
