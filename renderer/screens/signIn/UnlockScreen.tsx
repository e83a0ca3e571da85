import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { ActionButton } from '../../components/ActionButton.tsx';
import { FailureWords } from '../../components/FailureWords.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useWords } from '../../session/TextContext.tsx';
import { DemoAccount } from './DemoAccount.tsx';
import { GateCard } from './GateCard.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useAttempt } from './useAttempt.ts';

export function UnlockScreen() {
  const { say } = useWords();
  const enrolled = useSession((session) => session.shell?.enrolled ?? null);
  const unlock = useSession((session) => session.unlock);
  const [username, setUsername] = useState(enrolled?.username ?? '');
  const [password, setPassword] = useState('');
  const [isLeaving, setLeaving] = useState(false);
  const attempt = useAttempt(
    () => unlock({ username: username.trim(), password }),
    () => setPassword(''),
  );
  return (
    <GateCard title={say('signIn.unlock.title')}>
      {enrolled !== null && (
        <p>
          <strong>{say('signIn.unlock.as', { name: enrolled.displayName })}</strong>
        </p>
      )}
      <p className="sub">{say('signIn.unlock.lead')}</p>
      <DemoAccount />
      <Form className="gate-form" onSubmit={attempt.submit}>
        {enrolled === null && (
          <TextField
            className="field"
            value={username}
            onChange={setUsername}
            isRequired
            autoFocus
            autoComplete="username"
          >
            <Label>{say('signIn.user')}</Label>
            <Input className="input" />
          </TextField>
        )}
        <PasswordField value={password} onChange={setPassword} autoFocus={enrolled !== null} />
        <FailureWords failure={attempt.failure} onWaitOver={attempt.waitOver} />
        <Button className="button primary large" type="submit" isDisabled={attempt.isBusy || attempt.mustWait}>
          {say(attempt.isBusy ? 'signIn.busy' : 'signIn.unlock.submit')}
        </Button>
      </Form>
      {enrolled !== null && (
        <ActionButton look="link" onPress={() => setLeaving(true)}>
          {say('signIn.leave')}
        </ActionButton>
      )}
      {isLeaving && enrolled !== null && <LeaveDialog name={enrolled.displayName} onClose={() => setLeaving(false)} />}
    </GateCard>
  );
}
