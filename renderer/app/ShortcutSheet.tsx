import { DialogFrame } from '../components/DialogFrame.tsx';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { usePreferences } from '../session/preferencesStore.ts';
import { useWords } from '../session/TextContext.tsx';
import { useShortcutGroups } from '../session/useShortcuts.ts';

/** Every key that works now, grouped as the screen is. */
export function ShortcutSheet() {
  const { say } = useWords();
  const open = useOpenPanel((panels) => panels.open);
  const letterKeys = usePreferences((preferences) => preferences.letterKeys);
  const groups = [...useShortcutGroups((store) => store.groups)];
  return (
    <DialogFrame title={say('shortcut.title')} onClose={() => open('none')} width={720}>
      {!letterKeys && <p className="sub">{say('shortcut.lettersOff')}</p>}
      <div className="shortcut-groups">
        {groups.map(([id, { heading, shortcuts }]) => (
          <section key={id}>
            <h3>{heading}</h3>
            <dl>
              {shortcuts.map(({ keys, words }) => (
                <div key={keys} className="shortcut">
                  <dt>
                    <kbd>{keyWords(keys)}</kbd>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogFrame>
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Shift: '⇧',
};

function keyWords(keys: string): string {
  return keys
    .split('+')
    .map((key) => SIGNS[key] ?? key)
    .join(' ');
}
