import { z } from 'zod';
import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { ndjsonLines } from './ndjson.ts';
import { countRecognised, type RecognisedCount } from './recognisedCount.ts';

const request = z.object({
  medicationCodeableConcept: z.object({
    coding: z.array(z.object({ system: z.string(), code: z.string(), display: z.string().optional() })),
    text: z.string().optional(),
  }),
});

/** What the medication requests of the synthetic patients are recognised as: product codes of RxNorm with their names. */
export function measureSynthea(folder: string, knowledge: CompiledKnowledge): RecognisedCount {
  const medications = ndjsonLines(folder, 'MedicationRequest').flatMap((line) => {
    const read = request.safeParse(JSON.parse(line));
    if (!read.success) return [];
    const { coding, text } = read.data.medicationCodeableConcept;
    const codings = coding.map(({ system, code, display }) =>
      display === undefined ? { system, code } : { system, code, display },
    );
    return [{ codings, text: text ?? coding[0]?.display ?? '?' }];
  });
  return countRecognised(medications, knowledge);
}
