import { ageAt } from '../../../clinical/facts/age.ts';
import { resultsByAnalyte } from '../../../clinical/facts/latestResults.ts';
import { estimateRenalFunction, type RenalEstimate, type RenalFacts } from '../../../clinical/facts/renalFunction.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { Instant } from '../../../schema/instant.ts';

/** The banner shows an estimate from a creatinine of the last two days; each rule has a limit of its own besides. */
const BANNER_LIMIT_HOURS = 48;

/** Kidney function for the banner by the engine's own formulas: Cockcroft-Gault where a weight is known, else CKD-EPI 2021. */
export function kidneyEstimate(chart: Chart, now: Instant): RenalEstimate {
  const results = resultsByAnalyte(chart.observations);
  const { sex, birthDate } = chart.patient;
  const facts: RenalFacts = {
    nowMs: Date.parse(now),
    age: ageAt(birthDate, now),
    sex: sex === 'female' || sex === 'male' ? sex : null,
    latest: (analyte) => results.get(analyte)?.[0] ?? null,
  };
  const byWeight = estimateRenalFunction(facts, 'cockcroftGault', BANNER_LIMIT_HOURS);
  return byWeight.ok || byWeight.missing !== 'weight'
    ? byWeight
    : estimateRenalFunction(facts, 'ckdEpi', BANNER_LIMIT_HOURS);
}
