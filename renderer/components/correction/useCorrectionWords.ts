import { resultsByAnalyte } from '../../../clinical/facts/latestResults.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { allergyEntryOf, WEIGHT_FIELD } from '../../../schema/state/correction.ts';
import type { StateStatement } from '../../../schema/state/smallState.ts';
import { useWords } from '../../session/TextContext.tsx';

type Value = StateStatement['value'];

/** A corrected field of one patient in clinical words. `chart` is the hospital's. */
export interface CorrectionWords {
  readonly field: (field: string) => string;
  /** null: what the hospital has. */
  readonly value: (field: string, value: Value) => string;
}

export function useCorrectionWords(chart: Chart): CorrectionWords {
  const { text, say } = useWords();
  const entryOf = (field: string) => chart.allergies.entries.find(({ id }) => id === allergyEntryOf(field));
  const weight = resultsByAnalyte(chart.observations).get('weight')?.[0];
  const hospitals = (field: string): string | null => {
    if (field === WEIGHT_FIELD) return weight === undefined ? null : text.quantity(weight.quantity);
    const entry = entryOf(field);
    if (entry === undefined) return null;
    const isStanding = entry.active && entry.verification !== 'refuted' && entry.verification !== 'enteredInError';
    return say(isStanding ? 'correction.stands' : 'correction.refuted');
  };
  return {
    field: (field) => {
      if (field === WEIGHT_FIELD) return say('correction.weight');
      const name = entryOf(field)?.code.text;
      return name === undefined ? say('correction.allergyUnknown') : say('correction.allergy', { name });
    },
    value: (field, value) => {
      if (value === null) {
        const held = hospitals(field);
        return held === null ? say('correction.hospitalUnknown') : say('correction.hospital', { value: held });
      }
      if (value === 'stands' || value === 'refuted') return say(`correction.${value}`);
      return typeof value === 'number' ? text.quantity({ value, unit: 'kg' }) : String(value);
    },
  };
}
