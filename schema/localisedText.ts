import { z } from 'zod';

/** A sentence that travels with the knowledge (not a screen label): complete in both languages, or it does not compile. */
export const localisedText = z.object({ en: z.string().min(1), fr: z.string().min(1) });
export type LocalisedText = z.infer<typeof localisedText>;
