import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import type { Medication } from '../../../schema/chart/medication.ts';
import { countRecognised, type RecognisedCount } from './recognisedCount.ts';

/** Where segments of HL7 v2 name the drug: requested, encoded, dispensed, given; vaccines are administered with a CVX code. */
const drugFields: Readonly<Record<string, number>> = { RXO: 1, RXE: 2, RXD: 2, RXG: 4, RXA: 5, RXC: 2 };

/** What the drugs of sample messages are recognised as. Their codes are local ones: the words decide. */
export function measureHl7(folder: string, knowledge: CompiledKnowledge): RecognisedCount {
  const samples = existsSync(join(folder, 'samples')) ? join(folder, 'samples') : folder;
  const files = readdirSync(samples)
    .filter((name) => name.endsWith('.hl7'))
    .toSorted();
  return countRecognised(
    files.flatMap((name) => drugsOf(readFileSync(join(samples, name), 'utf8'))),
    knowledge,
  );
}

function drugsOf(message: string): readonly Medication[] {
  return message.split(/[\r\n]+/).flatMap((segment) => {
    const fields = segment.replace(/^\uFEFF/, '').split('|');
    const position = drugFields[fields[0] ?? ''];
    const words = position === undefined ? '' : (fields[position]?.split('^')[1] ?? '').trim();
    return words === '' ? [] : [{ codings: [], text: words }];
  });
}
