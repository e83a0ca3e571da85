import { useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createText } from '../../text/createText.ts';
import { localeOf, usePreferences } from './preferencesStore.ts';
import { TextContext } from './TextContext.tsx';
import { useNow } from './useNow.ts';

const BROWSER_LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

/** Gives every screen its words, and tells the document its language. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
  const locale = localeOf(usePreferences(({ language }) => language));
  const now = new Date(useNow()).toISOString();
  const fixed = useMemo(() => {
    const zone = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    return { zone, text: createText(locale, { zone }) };
  }, [locale]);
  const words = useMemo(() => {
    const { text, zone } = fixed;
    return { text, zone, now, say: text.say, day: (instant: string | null) => text.relativeDay(instant, now, zone) };
  }, [fixed, now]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <I18nProvider locale={BROWSER_LOCALES[locale]}>
      <TextContext.Provider value={words}>{children}</TextContext.Provider>
    </I18nProvider>
  );
}
