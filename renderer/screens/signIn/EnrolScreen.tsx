import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import { FailureWords } from '../../components/FailureWords.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useWords } from '../../session/TextContext.tsx';
import { DemoAccount } from './DemoAccount.tsx';
import { GateCard } from './GateCard.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useAttempt } from './useAttempt.ts';

/** First use on this workstation: where the server is, and who is working here. */
export function EnrolScreen() {
  const { say } = useWords();
  const shell = useSession((session) => session.shell);
  const enrol = useSession((session) => session.enrol);
  const [serverUrl, setServerUrl] = useState(shell?.policy.serverUrl ?? shell?.serverUrl ?? '');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useAttempt(
    () => enrol({ serverUrl: serverUrl.trim(), username: username.trim(), password }),
    () => setPassword(''),
  );
  const isFixed = shell?.policy.serverUrl !== null && shell?.policy.serverUrl !== undefined;
  return (
    <GateCard title={say('signIn.enrol.title')}>
      <p className="sub">{say('signIn.enrol.lead')}</p>
      <DemoAccount />
      <Form className="gate-form" onSubmit={attempt.submit}>
        <TextField
          className="field"
          type="url"
          value={serverUrl}
          onChange={setServerUrl}
          isRequired
          isReadOnly={isFixed}
          autoFocus={serverUrl === ''}
          validate={(value) => (URL.canParse(value.trim()) ? null : say('signIn.serverWrong'))}
        >
          <Label>{say('signIn.server')}</Label>
          <Input className="input" />
          {!isFixed && (
            <Text slot="description" className="hint">
              {say('signIn.serverHint')}
            </Text>
          )}
          <FieldError className="error" />
        </TextField>
        <TextField
          className="field"
          value={username}
          onChange={setUsername}
          isRequired
          autoComplete="username"
          autoFocus={serverUrl !== ''}
        >
          <Label>{say('signIn.user')}</Label>
          <Input className="input" />
        </TextField>
        <PasswordField value={password} onChange={setPassword} />
        <FailureWords failure={attempt.failure} onWaitOver={attempt.waitOver} />
        <Button className="button primary large" type="submit" isDisabled={attempt.isBusy || attempt.mustWait}>
          {say(attempt.isBusy ? 'signIn.busy' : 'signIn.enrol.submit')}
        </Button>
      </Form>
    </GateCard>
  );
}
