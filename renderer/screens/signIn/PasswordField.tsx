import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useWords } from '../../session/TextContext.tsx';

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** Says that caps lock is on before the attempt is wasted. */
export function PasswordField({ value, onChange, autoFocus = false }: PasswordFieldProps) {
  const { say } = useWords();
  const [capsLock, setCapsLock] = useState(false);
  return (
    <TextField
      className="field"
      type="password"
      value={value}
      onChange={onChange}
      isRequired
      autoFocus={autoFocus}
      autoComplete="current-password"
      onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
    >
      <Label>{say('signIn.password')}</Label>
      <Input className="input" />
      <span className="hint level-warn" role="status">
        {capsLock ? say('signIn.capsLock') : ''}
      </span>
    </TextField>
  );
}
