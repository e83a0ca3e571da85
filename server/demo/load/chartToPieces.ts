import type { Chart } from '../../../schema/chart/chart.ts';
import type { ChartPieces, PatientStatus, StatusKind } from '../../store/chartPieces.ts';

const STATUS_KINDS: readonly StatusKind[] = ['pregnancy', 'lactation', 'dialysis'];

/** A chart as the rows that the store takes in. The state of its lists is not among them: the store derives it. */
export function chartToPieces(chart: Chart): ChartPieces {
  const { patient, allergies } = chart;
  const { pregnancy: _pregnancy, lactation: _lactation, dialysis: _dialysis, ...identity } = patient;
  const statuses = STATUS_KINDS.flatMap((kind): PatientStatus[] => {
    const status = patient[kind];
    return status === null ? [] : [{ kind, status }];
  });
  return {
    chartId: chart.id,
    identity,
    statuses,
    stays: chart.stay === null ? [] : [chart.stay],
    orders: chart.orders.map(({ revision: _revision, ...content }) => content),
    administrations: chart.administrations,
    observations: chart.observations,
    allergies: allergies.entries,
    noKnownAllergies:
      allergies.state === 'noKnownAllergies'
        ? [{ id: `nka-${chart.id}`, isCurrent: true, assertedAt: allergies.assertedAt }]
        : [],
    conditions: chart.conditions.entries,
  };
}
