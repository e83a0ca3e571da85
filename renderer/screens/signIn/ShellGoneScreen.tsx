import { ActionButton } from '../../components/ActionButton.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import type { ShellCallError } from '../../session/shellCall.ts';
import { useWords } from '../../session/TextContext.tsx';
import { GateCard } from './GateCard.tsx';

/** The page is there and the program behind it is not, or this page was not opened by it. */
export function ShellGoneScreen({ why }: { readonly why: ShellCallError['kind'] }) {
  const { say } = useWords();
  const describe = useSession((session) => session.describe);
  return (
    <GateCard title={say(why === 'notStarted' ? 'signIn.notStarted.title' : 'signIn.gone.title')}>
      <p role="alert">{say(why === 'notStarted' ? 'signIn.notStarted.body' : 'signIn.gone.body')}</p>
      <ActionButton look="primary" autoFocus onPress={() => void describe()}>
        {say('signIn.gone.again')}
      </ActionButton>
    </GateCard>
  );
}
