import type { ReactNode } from 'react';
import { useSession } from '../../session/SessionContext.tsx';
import { useWords } from '../../session/TextContext.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

/** The card before the desk: enrol, unlock, wait. */
export function GateCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { say } = useWords();
  const shell = useSession((session) => session.shell);
  return (
    <main className="gate">
      <div className="gate-mark">
        <svg viewBox="0 0 18 18" width="26" height="26" aria-hidden="true">
          <path d="M9 1v3M3.3 3.3l2 2M1 9h3M14.7 3.3l-2 2M17 9h-3" stroke="var(--accent)" strokeWidth="1.8" />
          <path d="M5 17v-5a4 4 0 018 0v5z" fill="var(--accent)" />
        </svg>
        {say('frame.product')}
      </div>
      <section className="gate-card" aria-labelledby="gate-title">
        <h1 id="gate-title">{title}</h1>
        {children}
      </section>
      <footer className="gate-foot">
        {shell !== null && <span>{say('signIn.workstation', { device: shell.deviceId, version: shell.version })}</span>}
        {shell?.deviceSecretStore === 'fileOnly' && <span>{say('signIn.fileSecret')}</span>}
        <LanguageSwitch />
      </footer>
    </main>
  );
}
