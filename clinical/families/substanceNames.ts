import type { Evidence } from '../../schema/review/evidence.ts';
import { isDoseReadFromText } from '../facts/dailyDose.ts';
import type { Line } from '../facts/lines.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { byText, sortFew } from '../sortFew.ts';

/** Id by which messages and findings name a substance. */
export function substanceId(knowledge: CompiledKnowledge, number: number): string {
  return knowledge.substances[number]?.id ?? 'unknown';
}

/** In the order of their ids: the same for every order of the chart. */
export function substanceIds(knowledge: CompiledKnowledge, numbers: Iterable<number>): string[] {
  const ids: string[] = [];
  for (const number of numbers) {
    const id = substanceId(knowledge, number);
    if (!ids.includes(id)) ids.push(id);
  }
  return ids.length < 2 ? ids : sortFew(ids, byText);
}

export function orderEvidence(knowledge: CompiledKnowledge, line: Line, substance: number): Evidence {
  const evidence: Evidence = {
    kind: 'order',
    recordId: line.order.id,
    fact: substanceId(knowledge, substance),
    text: wordsOf(line),
  };
  const at = line.order.start ?? line.order.authoredOn;
  if (at !== null) evidence.at = at;
  return evidence;
}

/** The words of the order; where its dose was read from an instruction in words, these too: the reader must see what was read. */
function wordsOf(line: Line): string {
  const { medication, dosages } = line.order;
  if (!isDoseReadFromText(line)) return medication.text;
  const instructions = dosages.flatMap(({ text }) => (text === undefined ? [] : [`"${text}"`])).join(', ');
  return `${medication.text}: ${instructions}`.slice(0, 500);
}
