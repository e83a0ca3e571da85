import { Input, Label, TextField } from 'react-aria-components';
import { isWeightKg } from '../../../schema/state/correction.ts';
import { useWords } from '../../session/TextContext.tsx';

/** Kilograms as they were typed, with either decimal sign; null: no weight of a living patient. */
export function weightOf(typed: string): number | null {
  const value = typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.'));
  return isWeightKg(value) ? value : null;
}

interface WeightFieldProps {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly autoFocus?: boolean;
}

export function WeightField({ label, typed, onType, autoFocus = false }: WeightFieldProps) {
  const { say } = useWords();
  const isWrong = typed.trim() !== '' && weightOf(typed) === null;
  return (
    <TextField
      autoComplete="off"
      className="field"
      value={typed}
      onChange={onType}
      isInvalid={isWrong}
      autoFocus={autoFocus}
    >
      <Label>
        {label} <span className={isWrong ? 'level-warn' : 'hint'}>{say('correction.weightHint')}</span>
      </Label>
      <Input className="input" inputMode="decimal" />
    </TextField>
  );
}
