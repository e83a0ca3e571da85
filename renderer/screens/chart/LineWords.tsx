import type { MedicationLine } from '../../../text/medication/medicationLine.ts';
import { useWords } from '../../session/TextContext.tsx';

/** Strength, form, DOSE, rate, duration, route, frequency, in this order; it wraps between the attributes and is never cut (MEDv). */
export function LineWords({ line }: { readonly line: MedicationLine }) {
  const { say } = useWords();
  const parts = [
    ...plain(line.strength, line.form),
    ...(line.dose === null ? [] : [{ words: line.dose, isDose: true }]),
    ...plain(line.rate, line.duration, line.route, line.frequency),
    ...plain(line.senderWords === null ? null : `“${line.senderWords}”`),
  ];
  return (
    <p className="line-attributes sub">
      {parts.map(({ words, isDose }, index) => (
        // The parts of a line have no identity but their place.
        <span key={index}>
          {index > 0 && ' · '}
          <span className={index < parts.length - 1 ? 'attribute' : ''}>
            {isDose && `${say('chart.dose')} `}
            {isDose ? <b className="dose-words">{words}</b> : words}
          </span>
        </span>
      ))}
    </p>
  );
}

function plain(...words: readonly (string | null)[]): readonly { readonly words: string; readonly isDose: boolean }[] {
  return words.filter((part) => part !== null).map((part) => ({ words: part, isDose: false }));
}
