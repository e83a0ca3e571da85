import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useDesk } from '../session/DeskContext.tsx';
import { usePreferences, type Preferences } from '../session/preferencesStore.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';

const LANGUAGE_NAMES = { en: 'English', fr: 'Français' } as const;

export function UserMenu() {
  const { say } = useWords();
  const { user } = useDesk();
  const preferences = usePreferences();
  const lock = useSession((session) => session.lock);
  const choose =
    <K extends keyof Preferences>(key: K, options: readonly Preferences[K][]) =>
    (picked: 'all' | Iterable<unknown>) => {
      const value = options.find((option) => picked !== 'all' && [...picked].includes(option));
      if (value !== undefined) preferences.set({ [key]: value });
    };
  return (
    <MenuTrigger>
      <Button className="who">
        <span className="initials" aria-hidden="true">
          {initials(user.displayName)}
        </span>
        <span className="who-name">{user.displayName}</span>
        <span className="hidden-words">{say('frame.user.more')}</span>
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={say('frame.user', { name: user.displayName })}
          onAction={(key) => key === 'lock' && void lock()}
        >
          <MenuSection
            selectionMode="single"
            selectedKeys={[preferences.language]}
            onSelectionChange={choose('language', ['en', 'fr', 'system'])}
          >
            <Header className="menu-heading">{say('frame.user.language')}</Header>
            <MenuItem id="en" className="menu-item">
              {LANGUAGE_NAMES.en}
            </MenuItem>
            <MenuItem id="fr" className="menu-item">
              {LANGUAGE_NAMES.fr}
            </MenuItem>
          </MenuSection>
          <MenuSection
            selectionMode="single"
            selectedKeys={[preferences.theme]}
            onSelectionChange={choose('theme', ['light', 'dark', 'system'])}
          >
            <Header className="menu-heading">{say('frame.user.theme')}</Header>
            <MenuItem id="light" className="menu-item">
              {say('frame.user.light')}
            </MenuItem>
            <MenuItem id="dark" className="menu-item">
              {say('frame.user.dark')}
            </MenuItem>
            <MenuItem id="system" className="menu-item">
              {say('frame.user.system')}
            </MenuItem>
          </MenuSection>
          <MenuSection
            selectionMode="single"
            selectedKeys={[preferences.density]}
            onSelectionChange={choose('density', ['compact', 'comfortable'])}
          >
            <Header className="menu-heading">{say('frame.user.density')}</Header>
            <MenuItem id="compact" className="menu-item">
              {say('frame.user.compact')}
            </MenuItem>
            <MenuItem id="comfortable" className="menu-item">
              {say('frame.user.comfortable')}
            </MenuItem>
          </MenuSection>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={preferences.letterKeys ? ['letterKeys'] : []}
            onSelectionChange={(picked) =>
              preferences.set({ letterKeys: picked === 'all' || picked.has('letterKeys') })
            }
          >
            <Header className="menu-heading">{say('frame.user.keys')}</Header>
            <MenuItem id="letterKeys" className="menu-item">
              {say('frame.user.letterKeys')}
            </MenuItem>
          </MenuSection>
          <MenuItem id="lock" className="menu-item menu-last">
            {say('frame.user.lock')} <kbd>Ctrl L</kbd>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function initials(name: string): string {
  return name
    .split(/[\s.]+/u)
    .map((part) => part.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();
}
