import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { NotAssessed } from '../../../schema/review/checkOutcome.ts';
import type { Finding } from '../../../schema/review/finding.ts';

export interface SamplePatientFacts {
  readonly chart: Chart;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly NotAssessed[];
  readonly events: readonly ClinicalEvent[];
}
