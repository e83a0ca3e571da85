import type { Evidence } from '../../../schema/review/evidence.ts';

/** Records that the conditions looked at, each once. */
export function distinctEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length < 2) return evidence;
  const seen = new Set<string>();
  return evidence.filter((entry) => {
    const key = `${entry.kind}|${entry.recordId ?? ''}|${entry.fact}|${entry.threshold?.value.value ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
