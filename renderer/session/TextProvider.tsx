import { useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createText, type Text } from '../../text/createText.ts';
import type { Zone } from '../../text/time/zone.ts';
import { localeOf, usePreferences } from './preferencesStore.ts';
import { TextContext } from './TextContext.tsx';
import { useSession } from './SessionContext.tsx';
import { useNow } from './useNow.ts';

const BROWSER_LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

/** Gives every screen its words, and tells the document its language. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
  const locale = localeOf(usePreferences(({ language }) => language));
  const names = useSession(({ phase }) => (phase.kind === 'open' ? phase.substanceNames : undefined));
  const now = new Date(useNow()).toISOString();
  const fixed = useMemo(() => {
    const zone = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    return { zone, text: createText(locale, { zone, names: (id) => names?.[id] }) };
  }, [locale, names]);
  const words = useMemo(() => {
    const { text, zone } = fixed;
    return { text, zone, now, say: text.say, day: (instant: string | null) => dayWords(text, instant, now, zone) };
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

const NEAR_MS = 2 * 24 * 3_600_000;

/** The hour matters for a day or two; of what is older or farther the date says enough. */
function dayWords(text: Text, instant: string | null, now: string, zone: Zone): string {
  if (instant !== null && Math.abs(Date.parse(instant) - Date.parse(now)) > NEAR_MS)
    return text.instant(instant, 'date', zone);
  return text.relativeDay(instant, now, zone);
}
