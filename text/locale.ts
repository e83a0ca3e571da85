/** The languages of Wardlight. Everything in `text/` takes one as a parameter; nothing reads the machine's own. */
export type Locale = 'en' | 'fr';
