import { useSession } from '../../session/SessionContext.tsx';
import { useWords } from '../../session/TextContext.tsx';

/** On a made-up hospital, how to get in. Silent for a person whose account it is not. */
export function DemoAccount() {
  const { say } = useWords();
  const account = useSession((session) => session.shell?.demoAccount);
  const enrolled = useSession((session) => session.shell?.enrolled ?? null);
  if (account === undefined || (enrolled !== null && enrolled.username !== account.username)) return null;
  return <p className="sub">{say('signIn.demo', account)}</p>;
}
