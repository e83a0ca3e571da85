import type { Chart } from '../../../schema/chart/chart.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import { eachDemoChart } from '../../../server/demo/demoCharts.ts';

/** The moment of all benchmark charts: the same data on every day. */
export const BENCH_NOW = '2026-11-02T09:00:00.000Z';

const DONORS = 1500;

/**
 * Charts with exactly so many current lines, each of another drug. Short charts of the demo hospital get the lines and the
 * results of the patients after them, long ones are cut, so that drugs, courses and allergies stay those of real wards.
 */
export function lineCharts(lines: number, count: number): readonly Chart[] {
  const donors = [...eachDemoChart({ patients: DONORS, seed: 'bench', now: BENCH_NOW })];
  return Array.from({ length: count }, (_, index) => {
    const orders = new Map<string, MedicationOrder>();
    const observations: Chart['observations'] = [];
    const base = donors[index % DONORS];
    for (let at = index; orders.size < lines; at += 1) {
      const donor = donors[at % DONORS];
      if (donor === undefined || at > index + DONORS)
        throw new Error(`the demo hospital has no ${lines} different drugs`);
      for (const order of donor.orders) {
        const isCurrent = order.status === 'active' && order.end === null;
        if (isCurrent && orders.size < lines && !orders.has(drugOf(order))) orders.set(drugOf(order), order);
      }
      // One patient's results twice over are enough of a course; forty lines do not mean forty times the samples.
      if (at < index + 2) observations.push(...donor.observations);
    }
    if (base === undefined) throw new Error('there is a first chart');
    return { ...base, id: `${base.id}-${lines}`, orders: [...orders.values()], observations };
  });
}

/** One drug under several names would be a duplicate therapy that no ward has: codes where there are any, else words. */
function drugOf(order: MedicationOrder): string {
  const { codings, text } = order.medication;
  return (codings[0]?.display ?? text.split(' ')[0] ?? text).toLowerCase();
}
