import type { Words } from '../session/TextContext.tsx';

const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000_000_000;

/** A size as people say it: whole megabytes, above a thousand gigabytes with one decimal; never zero of something. */
export function octetWords(octets: number, text: Words['text'], say: Words['say']): string {
  return octets >= GIGABYTE
    ? say('forecast.gigabytes', { count: text.number(Math.round(octets / (GIGABYTE / 10)) / 10) })
    : say('forecast.megabytes', { count: text.number(Math.max(1, Math.round(octets / MEGABYTE))) });
}
