import { Label, RadioGroup } from 'react-aria-components';
import { Choice } from '../Choice.tsx';

interface CodeListProps<C extends string> {
  readonly label: string;
  readonly codes: readonly C[];
  readonly chosen: C | null;
  readonly words: (code: C) => string;
  readonly onChoose: (code: C) => void;
}

/** Every code in sight with its number, as on the sheet that hospital pharmacists know. */
export function CodeList<C extends string>({ label, codes, chosen, words, onChoose }: CodeListProps<C>) {
  return (
    <RadioGroup
      className="codes"
      value={chosen}
      onChange={(value) => {
        const code = codes.find((candidate) => candidate === value);
        if (code !== undefined) onChoose(code);
      }}
    >
      <Label className="field-label">{label}</Label>
      {codes.map((code) => (
        <Choice key={code} value={code} look="code">
          <span className="code-number">{code}</span>
          {words(code)}
        </Choice>
      ))}
    </RadioGroup>
  );
}
