import type { Evidence } from '../../../schema/review/evidence.ts';
import type { Words } from '../../session/TextContext.tsx';

/** One fact of the patient as a chip says it: "K⁺ 6.1 mmol/L today 06:05". */
export function factWords(evidence: Evidence, { text, say, day }: Words): string {
  const fact = withLimit(`${nameOf(evidence, text)}${valueOf(evidence, text)}`, evidence, { text, say });
  if (evidence.kind === 'observation') {
    return evidence.at === undefined || evidence.at === null
      ? say('card.factUndated', { fact })
      : say('card.factAt', { fact, at: day(evidence.at) });
  }
  return evidence.kind === 'computed' && evidence.at !== undefined && evidence.at !== null
    ? say('card.factAt', { fact, at: day(evidence.at) })
    : fact;
}

function nameOf({ kind, fact, text: words }: Evidence, text: Words['text']): string {
  switch (kind) {
    case 'observation':
      return text.analyteShort(fact);
    case 'order':
      return text.substance(fact);
    case 'allergy':
    case 'condition':
      return words ?? text.substance(fact);
    case 'patient':
    case 'computed':
      return text.input(fact);
  }
}

function valueOf({ kind, value }: Evidence, text: Words['text']): string {
  if (value === undefined) return '';
  return ` ${kind === 'order' ? text.dose(value) : text.quantity(value)}`;
}

const COMPARATORS = {
  '<': 'comparator.below',
  '<=': 'comparator.atMost',
  '>=': 'comparator.atLeast',
  '>': 'comparator.above',
} as const;

/** The limit is said for computed values only: beside a laboratory value the card's own sentence has it. */
function withLimit(fact: string, { kind, threshold }: Evidence, { text, say }: Pick<Words, 'text' | 'say'>): string {
  if (kind !== 'computed' || threshold === undefined) return fact;
  return say('card.limit', {
    fact,
    comparator: say(COMPARATORS[threshold.comparator]),
    value: text.quantity(threshold.value),
  });
}
