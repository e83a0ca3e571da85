import { useEffect, useRef } from 'react';
import { AwayScreen } from '../screens/away/AwayScreen.tsx';
import { ChartScreen } from '../screens/chart/ChartScreen.tsx';
import { InterventionsScreen } from '../screens/interventions/InterventionsScreen.tsx';
import { WorklistScreen } from '../screens/worklist/WorklistScreen.tsx';
import { FrameContext } from '../session/FrameContext.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useNotice } from '../session/noticeStore.ts';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';
import { useAway, useOutbox, useSync, useWorklist } from '../session/useDeskView.ts';
import { useShortcuts } from '../session/useShortcuts.ts';
import { AwayBar } from './AwayBar.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { DisagreementBar } from './DisagreementBar.tsx';
import { DisagreementsDialog } from './DisagreementsDialog.tsx';
import { Footer } from './Footer.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { Rail } from './Rail.tsx';
import { RemarkBar } from './RemarkBar.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { TopBar } from './TopBar.tsx';

/** What stays on screen whatever the pharmacist does: where, what is checked, how fresh, what is unsent. */
export function Frame() {
  const { say } = useWords();
  const wardId = useNavigation((navigation) => navigation.wardId);
  const filter = useNavigation((navigation) => navigation.filter);
  const words = useNavigation((navigation) => navigation.words);
  const worklist = useWorklist({ wardId, filter, words });
  const views = { worklist, sync: useSync(), outbox: useOutbox(), away: useAway() };
  const go = useNavigation((navigation) => navigation.go);
  const { panel, open } = useOpenPanel();
  const lock = useSession((session) => session.lock);
  useShortcuts(say('shortcut.everywhere'), [
    { keys: 'Ctrl+K', words: say('shortcut.palette'), run: () => open('palette') },
    { keys: 'U', words: say('palette.syncPanel'), run: () => open('sync') },
    { keys: 'D', words: say('disagreements.key'), run: () => open('disagreements') },
    { keys: '?', words: say('shortcut.sheet'), run: () => open('shortcuts') },
    { keys: 'W', words: say('away.key'), run: () => go({ screen: 'away' }) },
    { keys: 'Ctrl+L', words: say('shortcut.lock'), run: () => void lock() },
  ]);
  return (
    <FrameContext.Provider value={views}>
      <a className="skip" href="#content">
        {say('frame.skip')}
      </a>
      <div className="frame">
        <TopBar />
        <Rail />
        <main id="content" className="content" tabIndex={-1}>
          <RemarkBar />
          <AwayBar />
          <DisagreementBar />
          <Screen />
          <NoticeBar />
        </main>
        <Footer />
      </div>
      {panel === 'palette' && <CommandPalette />}
      {panel === 'shortcuts' && <ShortcutSheet />}
      {panel === 'disagreements' && <DisagreementsDialog />}
    </FrameContext.Provider>
  );
}

function Screen() {
  const place = useNavigation((navigation) => navigation.place);
  const isFirst = useRef(true);
  const where = place.screen === 'chart' ? `chart ${place.chartId}` : place.screen;
  // A new screen takes the focus, so that the keyboard goes on from there and a screen reader announces it.
  useEffect(() => {
    if (!isFirst.current) useNotice.getState().moved();
    if (!isFirst.current) document.querySelector<HTMLElement>('[data-screen-start]')?.focus();
    isFirst.current = false;
  }, [where]);
  if (place.screen === 'chart') return <ChartScreen key={place.chartId} chartId={place.chartId} />;
  if (place.screen === 'away') return <AwayScreen />;
  return place.screen === 'interventions' ? <InterventionsScreen /> : <WorklistScreen />;
}
