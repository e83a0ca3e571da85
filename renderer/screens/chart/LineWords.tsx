import type { MedicationLine } from '../../../text/medication/medicationLine.ts';
import { useWords } from '../../session/TextContext.tsx';

/** Strength, form, DOSE, rate, duration, route, frequency, in this order; it wraps between the attributes and is never cut (MEDv). */
export function LineWords({ line }: { readonly line: MedicationLine }) {
  const { say } = useWords();
  const before = [line.strength, line.form].filter((part) => part !== null);
  const after = [line.rate, line.duration, line.route, line.frequency].filter((part) => part !== null);
  return (
    <p className="line-attributes sub">
      {before.map((part) => (
        <span key={part} className="attribute">
          {part} ·{' '}
        </span>
      ))}
      {line.dose !== null && (
        <span className="attribute">
          {say('chart.dose')} <b className="dose-words">{line.dose}</b>
          {after.length > 0 && ' · '}
        </span>
      )}
      {after.map((part, index) => (
        <span key={part} className={index < after.length - 1 ? 'attribute' : 'attribute last'}>
          {part}
          {index < after.length - 1 && ' · '}
        </span>
      ))}
      {line.senderWords !== null && <span className="attribute"> · “{line.senderWords}”</span>}
    </p>
  );
}
