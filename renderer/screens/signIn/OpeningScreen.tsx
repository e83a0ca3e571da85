import type { User } from '../../../schema/wire/session.ts';
import { useWords } from '../../session/TextContext.tsx';
import { GateCard } from './GateCard.tsx';

/** The first seconds: what is being done, never a blank page. */
export function OpeningScreen({ user }: { readonly user: User | null }) {
  const { say } = useWords();
  return (
    <GateCard
      title={user === null ? say('signIn.opening.ask') : say('signIn.opening.vault', { name: user.displayName })}
    >
      <div role="status" className="gate-form" aria-busy="true">
        <p className="sub">{say('signIn.opening.hint')}</p>
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
      </div>
    </GateCard>
  );
}
