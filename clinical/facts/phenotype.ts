import type { Evidence } from '../../schema/review/evidence.ts';
import { truthOf, type Truth } from '../truth.ts';
import type { PatientFacts } from './patientFacts.ts';

/** Whether any gene of the patient has a result on record. */
export function isPhenotypeKnown(facts: PatientFacts): boolean {
  return facts.chart.observations.some((observation) => geneOf(observation.code.text) !== null);
}

/** The gene that a test is about, by the name of the test; null: it is about something else. */
export function geneOf(text: string): string | null {
  return (
    /\b(?:CYP\d[A-Z]\d+|HLA-[AB]\*\d+:\d+|TPMT|NUDT15|DPYD|UGT1A1|SLCO1B1|VKORC1|G6PD|MT-RNR1|RYR1)\b/.exec(
      text,
    )?.[0] ?? null
  );
}

/** Whether the recorded result of a gene is one of these; no result on record is unknown. */
export function hasPhenotype(
  facts: PatientFacts,
  gene: string,
  wanted: readonly string[],
  evidence: Evidence[],
): Truth {
  const result = facts.chart.observations.find((observation) => geneOf(observation.code.text) === gene);
  if (result?.valueText === undefined) return 'unknown';
  const words = result.valueText.toLowerCase();
  const hit = wanted.some((phenotype) => words.includes(phenotype.toLowerCase()));
  if (hit)
    evidence.push({
      kind: 'observation',
      recordId: result.id,
      fact: gene,
      text: result.valueText,
      at: result.effectiveAt,
    });
  return truthOf(hit);
}
