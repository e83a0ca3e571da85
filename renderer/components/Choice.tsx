import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, RadioButton, RadioField } from 'react-aria-components';

interface ChoiceProps {
  readonly value: string;
  readonly look: 'reason' | 'code';
  readonly autoFocus?: boolean;
  readonly children: ReactNode;
}

/** One of several answers in a `RadioGroup`; the whole row is the target. */
export function Choice({ value, look, autoFocus = false, children }: ChoiceProps) {
  return (
    <RadioField value={value} className="choice" autoFocus={autoFocus}>
      <RadioButton className={look}>{children}</RadioButton>
    </RadioField>
  );
}

/** One of several things in a `CheckboxGroup`, any number of which may be chosen. */
export function CheckChoice({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <CheckboxField value={value} className="choice">
      <CheckboxButton className="check">
        <span className="check-box" aria-hidden="true" />
        <span>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
