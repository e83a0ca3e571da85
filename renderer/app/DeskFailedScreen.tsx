import { ActionButton } from '../components/ActionButton.tsx';
import type { DeskFailure } from '../desk/desk.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';

/** The desk cannot go on: what happened, that nothing written is lost, and the way back. */
export function DeskFailedScreen({ failure }: { readonly failure: DeskFailure }) {
  const { text, say } = useWords();
  const lock = useSession((session) => session.lock);
  return (
    <main className="gate">
      <section className="gate-card" role="alert">
        <h1>{say('failure.title')}</h1>
        <p>{text.message(failure.reason)}</p>
        <p className="sub">{say('failure.safe')}</p>
        <ActionButton look="primary" autoFocus onPress={() => void lock()}>
          {say('failure.again')}
        </ActionButton>
      </section>
    </main>
  );
}
