import { family, type Family } from '../../../schema/family.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { NotAssessed } from '../../../schema/review/checkOutcome.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import type { Review } from '../../../schema/review/review.ts';
import { SUBSTANCE_NAMES } from './substanceNames.ts';
import { SAMPLE_NOW } from './sampleTime.ts';

export const RUNNING: readonly Family[] = [
  'interaction',
  'cumulativeRisk',
  'allergy',
  'duplicateTherapy',
  'renal',
  'laboratoryTrigger',
  'missingMonitoring',
];

/** A review with these findings and gaps; what neither names is clear where the family runs. */
export function review(chart: Chart, findings: readonly Finding[], notAssessed: readonly NotAssessed[] = []): Review {
  const outcomeOf = (name: Family, orderId: string | null): Review['checks'][number]['outcome'] => {
    if (!RUNNING.includes(name)) return 'notAssessed';
    if (findings.some((found) => found.family === name && (orderId === null || found.orderIds.includes(orderId))))
      return 'finding';
    return notAssessed.some((item) => item.family === name && (orderId === null || item.orderIds.includes(orderId)))
      ? 'notAssessed'
      : 'clear';
  };
  return {
    chartId: chart.id,
    chartRevision: chart.revision,
    at: SAMPLE_NOW,
    knowledge: [{ packId: 'wardlight-starter', version: '2026-11', effectiveDate: '2026-11-01' }],
    findings: [...findings],
    checks: chart.orders.flatMap(({ id }) =>
      RUNNING.map((name) => ({ family: name, orderId: id, outcome: outcomeOf(name, id) })),
    ),
    notAssessed: [...notAssessed],
    families: family.options.map((name) => ({ family: name, outcome: outcomeOf(name, null) })),
    lines: chart.orders.map(({ id, medication }) => ({
      orderId: id,
      recognised: SUBSTANCE_NAMES[medication.text] !== undefined,
      substances: SUBSTANCE_NAMES[medication.text] === undefined ? [] : [medication.text],
      matchedBy: 'name' as const,
    })),
    fingerprints: [],
    priority: {
      rank: 0,
      severity: findings[0]?.severity ?? null,
      mustAnswer: 0,
      notAssessed: notAssessed.length,
      nextDoseAt: null,
      reasons: [],
    },
  };
}
