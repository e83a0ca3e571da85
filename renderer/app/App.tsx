import { useEffect, useState } from 'react';
import type { Desk } from '../desk/desk.ts';
import { DeskContext } from '../session/DeskContext.tsx';
import { usePreferences } from '../session/preferencesStore.ts';
import { SessionContext, useSession } from '../session/SessionContext.tsx';
import { createSessionStore } from '../session/sessionStore.ts';
import type { ShellCall } from '../session/shellCall.ts';
import { TextProvider } from '../session/TextProvider.tsx';
import { EnrolScreen } from '../screens/signIn/EnrolScreen.tsx';
import { OpeningScreen } from '../screens/signIn/OpeningScreen.tsx';
import { ShellGoneScreen } from '../screens/signIn/ShellGoneScreen.tsx';
import { UnlockScreen } from '../screens/signIn/UnlockScreen.tsx';
import { DeskFailedScreen } from './DeskFailedScreen.tsx';
import { Frame } from './Frame.tsx';
import { useAppearance } from './useAppearance.ts';

interface AppProps {
  readonly call: ShellCall;
  /** A fresh desk for every unlock: a lock ends the worker and everything it held in memory. */
  readonly createDesk: () => Desk;
}

export function App({ call, createDesk }: AppProps) {
  const [session] = useState(() => createSessionStore(call, createDesk));
  const theme = usePreferences((preferences) => preferences.theme);
  const density = usePreferences((preferences) => preferences.density);
  useAppearance(theme, density);
  useEffect(() => void session.getState().describe(), [session]);
  return (
    <SessionContext.Provider value={session}>
      <TextProvider>
        <Phase />
      </TextProvider>
    </SessionContext.Provider>
  );
}

function Phase() {
  const phase = useSession((session) => session.phase);
  switch (phase.kind) {
    case 'asking':
      return <OpeningScreen user={null} />;
    case 'opening':
      return <OpeningScreen user={phase.user} />;
    case 'shellGone':
      return <ShellGoneScreen why={phase.why} />;
    case 'enrol':
      return <EnrolScreen />;
    case 'locked':
      return <UnlockScreen />;
    case 'deskFailed':
      return <DeskFailedScreen failure={phase.failure} />;
    case 'open':
      return (
        <DeskContext.Provider value={phase}>
          <Frame />
        </DeskContext.Provider>
      );
  }
}
