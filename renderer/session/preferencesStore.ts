import { create } from 'zustand';
import type { Policy } from '../../schema/ipc/policy.ts';

export interface Preferences {
  readonly language: 'en' | 'fr' | 'system';
  readonly theme: 'light' | 'dark' | 'system';
  readonly density: 'compact' | 'comfortable';
  /** One-letter keys can be turned off, for people who dictate (WCAG 2.1.4). */
  readonly letterKeys: boolean;
}

interface PreferencesStore extends Preferences {
  readonly set: (change: Partial<Preferences>) => void;
  readonly takePolicy: (policy: Policy) => void;
}

const STORED = 'wardlight.preferences';
const DEFAULTS: Preferences = { language: 'system', theme: 'system', density: 'compact', letterKeys: true };

/** How this person likes the screen. Nothing of a patient is in it, so it may lie in the browser's own storage. */
export const usePreferences = create<PreferencesStore>()((set, get) => ({
  ...DEFAULTS,
  ...read(),
  set: (change) => {
    set(change);
    const { language, theme, density, letterKeys } = get();
    localStorage.setItem(STORED, JSON.stringify({ language, theme, density, letterKeys }));
  },
  takePolicy: (policy) => set({ language: policy.language, theme: policy.theme, ...read() }),
}));

function read(): Partial<Preferences> {
  const value = parse(localStorage.getItem(STORED));
  return {
    ...oneOf('language', value['language'], ['en', 'fr', 'system']),
    ...oneOf('theme', value['theme'], ['light', 'dark', 'system']),
    ...oneOf('density', value['density'], ['compact', 'comfortable']),
    ...oneOf('letterKeys', value['letterKeys'], [true, false]),
  };
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Written by another version or by hand: the defaults serve.
    return {};
  }
}

function oneOf<K extends keyof Preferences>(
  key: K,
  value: unknown,
  allowed: readonly Preferences[K][],
): Partial<Preferences> {
  const found = allowed.find((candidate) => candidate === value);
  return found === undefined ? {} : { [key]: found };
}

export function localeOf(language: Preferences['language']): 'en' | 'fr' {
  if (language !== 'system') return language;
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}
