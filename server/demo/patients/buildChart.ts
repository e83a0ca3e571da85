import type { Chart } from '../../../schema/chart/chart.ts';
import type { PatientPlan } from '../plan/patientPlan.ts';
import { buildAdministrations } from './buildAdministrations.ts';
import { buildAllergies } from './buildAllergies.ts';
import { buildConditions } from './buildConditions.ts';
import { daysBefore, hoursBefore, type BuildContext } from './buildContext.ts';
import { buildObservations } from './buildObservations.ts';
import { buildOrder } from './buildOrder.ts';
import { buildPatient } from './buildPatient.ts';

/** The chart of one plan: deterministic for the random source of its context. */
export function buildChart(plan: PatientPlan, context: BuildContext): Chart {
  const { now, chartId, siteId, wardId, bed } = context;
  const patient = buildPatient(plan, context);
  const orders = plan.orders.map((order) => buildOrder(order, plan, context));
  const allergies = buildAllergies(plan, context);
  const conditions = buildConditions(plan, context);
  // Before the doses, whose number depends on the hour: what chance decides of the results must not.
  const observations = buildObservations(plan, context);
  const heard = hoursBefore(now, 0.05);
  return {
    id: chartId,
    siteId,
    wardId,
    revision: 1,
    patient,
    stay: {
      id: context.recordId('stay'),
      status: 'inProgress',
      wardId,
      bed,
      admittedAt: daysBefore(now, plan.admittedDaysAgo),
      dischargedAt: null,
    },
    orders,
    administrations: orders.flatMap((order) => buildAdministrations(order, context)),
    observations,
    allergies,
    conditions,
    completeSince: daysBefore(now, 365),
    feedsAsOf: {
      orders: heard,
      results: heard,
      patient: heard,
      allergies: allergies.state === 'unavailable' ? null : heard,
      conditions: heard,
    },
  };
}
