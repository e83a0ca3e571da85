import { Button } from 'react-aria-components';
import type { Evidence } from '../../../schema/review/evidence.ts';
import { useWords } from '../../session/TextContext.tsx';
import { factWords } from './factWords.ts';

interface FactChipsProps {
  readonly evidence: readonly Evidence[];
  /** Goes to the record behind a fact. */
  readonly onOpen: (evidence: Evidence) => void;
}

/** The patient's facts that a finding rests on, with their dates, each a way to its record. The lines themselves are named above. */
export function FactChips({ evidence, onOpen }: FactChipsProps) {
  const words = useWords();
  const shown = evidence.filter(({ kind }) => kind !== 'order');
  if (shown.length === 0) return null;
  return (
    <ul className="facts" aria-label={words.say('card.facts')}>
      {shown.map((fact, index) => (
        <li key={`${fact.kind} ${fact.recordId ?? fact.fact} ${index}`}>
          {fact.recordId === undefined ? (
            <span className="chip">{factWords(fact, words)}</span>
          ) : (
            <Button className="chip" onPress={() => onOpen(fact)}>
              {factWords(fact, words)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
