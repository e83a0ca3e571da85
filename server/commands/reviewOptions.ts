import { parseArgs } from 'node:util';
import type { Result } from '../../schema/result.ts';
import { instantFrom } from '../fhir/fhirDate.ts';

export const reviewHelp = `npm run review -- FILE [OPTIONS]        (- reads standard input)

Reviews charts: our chart JSON, a FHIR R4 Bundle, or a CDS Hooks request (patient-view, order-select, order-sign), one
in a file or many as NDJSON, plain or .gz.

  --knowledge PACK    a pack file; several add up. Default: the starter pack
  --key FILE          the public key of the packs. Default: publicKey.txt beside each
  --now ISO           the moment of the review, default now. An offset in it (+01:00) is the ward's clock
  --as-of ISO         how old the data are, default as fresh as --now
  --what-if FILE      a change, or a list of them, as JSON (schema/whatIf): what it would do to each review
  --alternatives ID   what could be ordered in place of this order, best first
  --language en|fr
  --json              one JSON line for each input

Exit codes: 0 reviewed; 1 some inputs or resources could not be read and the others were reviewed; 2 none could, or wrong use.`;

export type ReviewCommand = {
  readonly file: string;
  readonly packs: readonly string[];
  readonly keyFile: string | null;
  readonly now: string;
  readonly asOf: string;
  readonly utcOffsetMinutes: number;
  readonly whatIfFile: string | null;
  readonly alternativesTo: string | null;
  readonly language: 'en' | 'fr';
  readonly isJson: boolean;
};

/** Null: help was asked for. The error is a sentence for the user. */
export function readReviewCommand(args: readonly string[], clock: Date): Result<ReviewCommand | null, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help === true) return { ok: true, value: null };
  const [file, extra] = positionals;
  if (file === undefined || extra !== undefined) return { ok: false, error: 'Name one file, or - . See --help.' };
  const now = values.now === undefined ? clock.toISOString() : instantFrom(values.now, 'first');
  if (now === null)
    return { ok: false, error: `--now ${values.now ?? ''} is no moment: write 2026-11-21T08:00:00+01:00.` };
  const asOf = values['as-of'] === undefined ? now : instantFrom(values['as-of'], 'first');
  if (asOf === null) return { ok: false, error: `--as-of ${values['as-of'] ?? ''} is no moment.` };
  if (asOf > now)
    return { ok: false, error: `--as-of ${asOf} is after --now ${now}: no data can be fresher than now.` };
  const language = values.language ?? 'en';
  if (language !== 'en' && language !== 'fr') return { ok: false, error: `--language is en or fr, not ${language}.` };
  return {
    ok: true,
    value: {
      file,
      packs: values.knowledge ?? [],
      keyFile: values.key ?? null,
      now,
      asOf,
      utcOffsetMinutes: offsetMinutes(values.now ?? ''),
      whatIfFile: values['what-if'] ?? null,
      alternativesTo: values.alternatives ?? null,
      language,
      isJson: values.json === true,
    },
  };
}

function offsetMinutes(moment: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(moment) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const value = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        knowledge: { type: 'string', multiple: true },
        key: text,
        now: text,
        'as-of': text,
        'what-if': text,
        alternatives: text,
        language: text,
      },
    });
    return { ok: true, value } as const;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The options could not be read.';
    return { ok: false, error: `${message.split('\n')[0] ?? ''} See --help.` } as const;
  }
}
