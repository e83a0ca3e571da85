import { ActionButton } from '../../components/ActionButton.tsx';
import { usePreferences } from '../../session/preferencesStore.ts';
import { useWords } from '../../session/TextContext.tsx';

export function LanguageSwitch() {
  const { text, say } = useWords();
  const set = usePreferences((preferences) => preferences.set);
  const other = text.locale === 'en' ? 'fr' : 'en';
  return (
    <span lang={other}>
      <ActionButton look="link" onPress={() => set({ language: other })}>
        {say('palette.language')}
      </ActionButton>
    </span>
  );
}
