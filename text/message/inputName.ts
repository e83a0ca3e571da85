import { isTextKey } from './createSay.ts';
import type { Say } from './say.ts';

/** What was missing or too old, in words: one of the named inputs, an analyte, or a feed. undefined: none of these. */
export function inputName(say: Say, name: string): string | undefined {
  const keys = [`input.${name}`, `analyte.${name}`, `feed.${name}`];
  const key = keys.find(isTextKey);
  return key === undefined ? undefined : say(key);
}
