import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { IpcFailure } from '../../schema/ipc/ipcTable.ts';
import { FailureWords } from '../components/FailureWords.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';

/** The server forgot us while the desk stayed open: one password, and nothing on screen is lost. */
export function RenewForm() {
  const { say } = useWords();
  const renew = useSession((session) => session.renew);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const submit = async (): Promise<void> => {
    setFailure(await renew(password));
    setPassword('');
  };
  return (
    <Form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        className="field"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      >
        <Label>{say('frame.sync.password')}</Label>
        <Input className="input" />
      </TextField>
      <Button className="button primary" type="submit" isDisabled={password === ''}>
        {say('frame.sync.signIn')}
      </Button>
      <FailureWords failure={failure} />
    </Form>
  );
}
