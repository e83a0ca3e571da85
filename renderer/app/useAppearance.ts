import { useEffect } from 'react';
import type { Preferences } from '../session/preferencesStore.ts';

/** Puts theme and density on the document, and follows the computer where the person left it to the computer. */
export function useAppearance(theme: Preferences['theme'], density: Preferences['density']): void {
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  useEffect(() => {
    const systemDark = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const dark = theme === 'dark' || (theme === 'system' && systemDark.matches);
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    };
    apply();
    systemDark.addEventListener('change', apply);
    return () => systemDark.removeEventListener('change', apply);
  }, [theme]);
}
