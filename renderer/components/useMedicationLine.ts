import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { MedicationLine } from '../../text/medication/medicationLine.ts';
import type { ChartView } from '../desk/deskViews.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';
import { brandWords } from './brandWords.ts';

export type SayLine = (order: MedicationOrder) => MedicationLine;

/** A line in words: the generic names that the engine recognised first; the sender's own words where it recognised nothing. */
export function useMedicationLine(view: Pick<ChartView, 'review'>): SayLine {
  const { text } = useWords();
  const names = useSession(({ phase }) => (phase.kind === 'open' ? phase.substanceNames : undefined));
  return (order) => {
    const resolution = view.review.lines.find(({ orderId, recognised }) => orderId === order.id && recognised);
    const generic = (resolution?.substances ?? []).map((substance) => names?.[substance]);
    const known = generic.filter((name) => name !== undefined);
    const line =
      known.length === 0 || known.length < generic.length
        ? text.medicationLine(order)
        : text.medicationLine(order, known);
    return { ...line, brand: brandWords(line.brand, line.drug.plain) };
  };
}
