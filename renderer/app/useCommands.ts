import { useReviewing } from '../screens/chart/useReviewing.ts';
import { useDesk } from '../session/DeskContext.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { usePreferences } from '../session/preferencesStore.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';
import { useChart } from '../session/useDeskView.ts';

export interface Command {
  readonly id: string;
  readonly words: string;
  readonly run: () => void;
}

/** The commands of the palette. An id starts with `command:`, so that it is never a patient's. */
export function useCommands(): readonly Command[] {
  const { text, say } = useWords();
  const { desk } = useDesk();
  const go = useNavigation((navigation) => navigation.go);
  const open = useOpenPanel((panels) => panels.open);
  const density = usePreferences((preferences) => preferences.density);
  const set = usePreferences((preferences) => preferences.set);
  const lock = useSession((session) => session.lock);
  const place = useNavigation((navigation) => navigation.place);
  const reviewing = useReviewing(useChart(place.screen === 'chart' ? place.chartId : null));
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  return [
    { id: 'command:worklist', words: say('palette.goWorklist'), run: () => go({ screen: 'worklist' }) },
    { id: 'command:interventions', words: say('palette.goInterventions'), run: () => go({ screen: 'interventions' }) },
    { id: 'command:away', words: say('away.key'), run: () => go({ screen: 'away' }) },
    ...(reviewing === null
      ? []
      : [
          {
            id: 'command:reviewing',
            words: say(reviewing.isMine ? 'palette.notReviewing' : 'palette.reviewing'),
            run: reviewing.toggle,
          },
        ]),
    { id: 'command:disagreements', words: say('disagreements.key'), run: () => open('disagreements') },
    { id: 'command:sync', words: say('palette.syncNow'), run: () => void desk.syncNow() },
    { id: 'command:syncPanel', words: say('palette.syncPanel'), run: () => open('sync') },
    { id: 'command:shortcuts', words: say('shortcut.sheet'), run: () => open('shortcuts') },
    { id: 'command:theme', words: say('palette.lightDark'), run: () => set({ theme: isDark ? 'light' : 'dark' }) },
    {
      id: 'command:density',
      words: say('palette.density'),
      run: () => set({ density: density === 'compact' ? 'comfortable' : 'compact' }),
    },
    {
      id: 'command:language',
      words: say('palette.language'),
      run: () => set({ language: text.locale === 'en' ? 'fr' : 'en' }),
    },
    { id: 'command:lock', words: say('palette.lock'), run: () => void lock() },
  ];
}
