import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { resolveMedication } from '../../../clinical/resolver/resolveMedication.ts';
import type { Medication } from '../../../schema/chart/medication.ts';

/** How many of a list of medications are recognised, and each name with what it was recognised as. */
export interface RecognisedCount {
  readonly total: number;
  readonly recognised: number;
  /** Distinct names with their number and substances (`null`: not recognised, with the reason), the most frequent first. */
  readonly names: readonly RecognisedName[];
}

export interface RecognisedName {
  readonly name: string;
  readonly count: number;
  readonly substances: readonly string[] | null;
  readonly why: string | null;
}

export function countRecognised(medications: readonly Medication[], knowledge: CompiledKnowledge): RecognisedCount {
  const byName = new Map<string, RecognisedName>();
  let recognised = 0;
  for (const medication of medications) {
    const resolution = resolveMedication(medication, knowledge.resolver);
    if (resolution.recognised) recognised += 1;
    const earlier = byName.get(medication.text);
    byName.set(medication.text, {
      name: medication.text,
      count: (earlier?.count ?? 0) + 1,
      substances: resolution.recognised
        ? resolution.substances.map((number) => knowledge.substances[number]?.id ?? '?')
        : null,
      why: resolution.recognised ? null : resolution.why,
    });
  }
  const names = [...byName.values()].toSorted(
    (one, other) => other.count - one.count || (one.name < other.name ? -1 : 1),
  );
  return { total: medications.length, recognised, names };
}
