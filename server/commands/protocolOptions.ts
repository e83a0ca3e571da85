import { parseArgs } from 'node:util';
import type { Result } from '../../schema/result.ts';
import { instantFrom } from '../fhir/fhirDate.ts';

export const protocolHelp = `npm run protocol -- check FILE [OPTIONS]
npm run protocol -- replay FILE --charts CHARTS [OPTIONS]
npm run protocol -- trace FILE --charts CHARTS --id ID [OPTIONS]

Protocols of a site, as data (docs/siteProtocols.md). check reads FILE and names every fault with its place. replay runs every protocol,
drafts too, over charts and says for how many patients it would have fired: nothing is shown to anybody. trace says why, on one chart.

  --charts CHARTS     our charts or FHIR R4 Bundles, one in a file or many as NDJSON, plain or .gz, a folder of them, or -
  --id ID             the chart to trace
  --knowledge PACK    the packs whose names the protocols are written in; several add up. Default: the starter pack
  --key FILE          the public key of the packs. Default: publicKey.txt beside each
  --now ISO           the moment at which the charts are looked at. Default: when each was last told anything
  --json

Exit codes: 0 done; 1 faults in the file of protocols, or some charts could not be read; 2 wrong use.`;

export type ProtocolCommand = {
  readonly what: 'check' | 'replay' | 'trace';
  readonly file: string;
  readonly charts: string | null;
  readonly chartId: string | null;
  readonly packs: readonly string[];
  readonly keyFile: string | null;
  readonly now: string | null;
  readonly isJson: boolean;
};

/** Null: help was asked for. The error is a sentence for the user. */
export function readProtocolCommand(args: readonly string[]): Result<ProtocolCommand | null, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help === true) return { ok: true, value: null };
  const [what, file, extra] = positionals;
  if (what !== 'check' && what !== 'replay' && what !== 'trace')
    return { ok: false, error: 'Say check, replay or trace. See --help.' };
  if (file === undefined || extra !== undefined) return { ok: false, error: 'Name one file of protocols. See --help.' };
  if (what !== 'check' && values.charts === undefined)
    return { ok: false, error: `${what} needs --charts. See --help.` };
  if (what === 'trace' && values.id === undefined) return { ok: false, error: 'trace needs --id. See --help.' };
  const now = values.now === undefined ? null : instantFrom(values.now, 'first');
  if (values.now !== undefined && now === null)
    return { ok: false, error: `--now ${values.now} is no moment: write 2026-11-21T08:00:00+01:00.` };
  return {
    ok: true,
    value: {
      what,
      file,
      charts: values.charts ?? null,
      chartId: values.id ?? null,
      packs: values.knowledge ?? [],
      keyFile: values.key ?? null,
      now,
      isJson: values.json === true,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = {
      help: { type: 'boolean', short: 'h' },
      json: { type: 'boolean' },
      knowledge: { type: 'string', multiple: true },
      key: text,
      now: text,
      charts: text,
      id: text,
    } as const;
    return { ok: true, value: parseArgs({ args: [...args], allowPositionals: true, options }) } as const;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The options could not be read.';
    return { ok: false, error: `${message.split('\n')[0] ?? ''} See --help.` } as const;
  }
}
