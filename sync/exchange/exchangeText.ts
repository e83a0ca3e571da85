import { z } from 'zod';
import type { Result } from '../../schema/result.ts';
import { exchangeHeader, type ExchangeFailure, type ExchangeHeader } from '../../schema/wire/exchange.ts';
import type { Sha256 } from '../sha256.ts';

const NAME = 'wardlight-exchange';
const VERSION = 1;

/** One ward's part: `label` says it to whoever has the ward's key, `count` is how many acts are in it. */
const exchangeSection = z.object({
  label: z.base64().length(24),
  count: z.number().int().nonnegative(),
  sealed: z.base64(),
});
export type ExchangeSection = z.infer<typeof exchangeSection>;
const MOST_SECTIONS = 2000;
const sections = z.array(exchangeSection).max(MOST_SECTIONS);
/** A first line, a header and what a stick adds at the end are short; the local network hands in what strangers made long. */
const MOST_SHORT = 2000;

export interface ExchangeParts {
  readonly header: ExchangeHeader;
  /** The header as it stands in the text: every section is bound to it. */
  readonly readable: string;
  readonly sections: readonly ExchangeSection[];
}

/**
 * Three lines: the format with length and checksum of the rest (so that a text that was cut off, or damaged by a bad stick,
 * is told from one that was forged); what anybody may read; the sealed sections.
 */
export async function exchangeText(
  sha256: Sha256,
  readable: string,
  parts: readonly ExchangeSection[],
): Promise<string> {
  // By label, which is random: the order of the wards says nothing.
  const third = JSON.stringify(parts.toSorted((one, other) => (one.label < other.label ? -1 : 1)));
  return `${NAME} ${VERSION} ${third.length} ${await sha256(`${readable}\n${third}`)}\n${readable}\n${third}\n`;
}

export async function readExchangeText(
  sha256: Sha256,
  text: string,
): Promise<Result<ExchangeParts, 'notAnExchangeFile' | 'newerFormat' | 'truncated' | 'altered'>> {
  const { lines, rest } = firstLines(text);
  const [first, readable, third] = lines;
  const [name, version, length, checksum] = first.slice(0, MOST_SHORT).split(' ');
  if (name !== NAME) return failed(text !== '' && NAME.startsWith(text) ? 'truncated' : 'notAnExchangeFile');
  if (Number(version) > VERSION) return failed('newerFormat');
  if (third === '' || third.length < Number(length)) return failed('truncated');
  const isWhole = version === String(VERSION) && third.length === Number(length) && rest.trim() === '';
  if (!isWhole || readable.length > MOST_SHORT || !isFlat(third)) return failed('altered');
  if (checksum !== (await sha256(`${readable}\n${third}`))) return failed('altered');
  const header = exchangeHeader.safeParse(parsed(readable));
  const parts = sections.safeParse(parsed(third));
  if (!header.success || !parts.success) return failed('altered');
  const counted = parts.data.reduce((sum, { count }) => sum + count, 0);
  const isHonest =
    counted === header.data.count && new Set(parts.data.map(({ label }) => label)).size === parts.data.length;
  return isHonest ? { ok: true, value: { header: header.data, readable, sections: parts.data } } : failed('altered');
}

/**
 * The three lines, and what comes after them as far as it is looked at. A stick that passed through another system may
 * bring other line ends. Not `split`: a text of line ends alone would become millions of lines.
 */
function firstLines(text: string): { readonly lines: readonly [string, string, string]; readonly rest: string } {
  let from = 0;
  const next = (): string => {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    const line = text.slice(from, end);
    from = end + 1;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  const lines = [next(), next(), next()] as const;
  return { lines, rest: text.length - from > MOST_SHORT ? 'more' : text.slice(from) };
}

/** No deeper and with no more members than sections have: to parse anything else costs a hundred times its length. */
function isFlat(third: string): boolean {
  return isAtMost(third, '[', 1) && isAtMost(third, '{', MOST_SECTIONS) && isAtMost(third, ',', 4 * MOST_SECTIONS);
}

function isAtMost(text: string, sign: string, most: number): boolean {
  let at = text.indexOf(sign);
  for (let found = 0; at !== -1; found += 1) {
    if (found === most) return false;
    at = text.indexOf(sign, at + 1);
  }
  return true;
}

function failed<E extends ExchangeFailure>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
