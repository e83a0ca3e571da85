import { useEffect, useId, useRef } from 'react';
import { create } from 'zustand';
import { usePreferences } from './preferencesStore.ts';

/** `keys` as shown and matched: `J`, `Shift+V`, `Ctrl+K`, `ArrowDown`, `?`. `words` says what it does. */
export interface Shortcut {
  readonly keys: string;
  readonly words: string;
  readonly run: () => void;
}

interface ShortcutGroup {
  readonly heading: string;
  readonly shortcuts: readonly Shortcut[];
}

/** What is live now, for the `?` sheet. */
export const useShortcutGroups = create<{ readonly groups: ReadonlyMap<string, ShortcutGroup> }>()(() => ({
  groups: new Map(),
}));

const QUIET_PLACES =
  'input, textarea, select, form, [contenteditable], [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]';

/** Listens for these keys while mounted. A letter never acts while somebody types or a dialog, menu or list box holds the focus. */
export function useShortcuts(heading: string, shortcuts: readonly Shortcut[]): void {
  const id = useId();
  const latest = useRef(shortcuts);
  const listed = shortcuts.map(({ keys, words }) => `${keys} ${words}`).join('\n');
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    useShortcutGroups.setState(({ groups }) => ({
      groups: new Map(groups).set(id, { heading, shortcuts: latest.current }),
    }));
    return () => {
      useShortcutGroups.setState(({ groups }) => ({ groups: new Map([...groups].filter(([key]) => key !== id)) }));
    };
  }, [id, heading, listed]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = keysOf(event);
      const isLetter = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
      if (isLetter && !usePreferences.getState().letterKeys) return;
      if (
        isLetter ||
        event.key.startsWith('Arrow') ||
        ['Enter', 'Escape', 'Home', 'End', 'PageUp', 'PageDown'].includes(event.key)
      ) {
        if (event.target instanceof Element && event.target.closest(QUIET_PLACES) !== null) return;
        // Enter on a focused control presses that control.
        if (
          event.key === 'Enter' &&
          event.target instanceof Element &&
          event.target.closest('button, a, [role="tab"], [role="slider"]') !== null
        )
          return;
      }
      const found = latest.current.find(({ keys }) => keys === pressed);
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isLetterKey = /^[A-Z]$/u.test(key);
  const modifiers = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && (isLetterKey || key.length > 1) ? 'Shift' : '',
  ];
  return [...modifiers.filter((modifier) => modifier !== ''), key].join('+');
}
