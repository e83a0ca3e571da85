import { parseArgs } from 'node:util';
import type { Result } from '../../schema/result.ts';
import { defaultDataFolder } from './defaultDataFolder.ts';

export const serverHelp = `npm run server [-- ACTION] [OPTIONS]

Runs Wardlight's central server, by default on 127.0.0.1 with a PostgreSQL of its own.

Actions (without one: serve)
  add-user NAME       make an account, or replace it; asks for the password, or reads it from WARDLIGHT_PASSWORD
      --display-name TEXT --wards A,B [--role wardPharmacist|clinicPharmacist|pharmacistInChief]
  add-key NAME        make a key for a system that sends data to POST /fhir; it is printed once
  import PATH         take in FHIR R4: a Bundle, NDJSON, or a folder of them, plain or .gz  [--ward WARD]
  backup-position     print how far the site has come: ask this before a backup begins
  backup-taken N      the backup begun at position N lies off-site: workstations may let go of what it holds
  take-rescue FILE    take in what a workstation could not send and wrote into a rescue file; twice does no harm
  after-restore       once after the database was restored from a backup: workstations send again what it lost

Options
  --port N            default 4600, or PORT; 0: any free port
  --host ADDRESS      default 127.0.0.1. Any other needs TLS or, behind a gateway that adds it, WARDLIGHT_GATEWAY=1
  --tls-cert FILE --tls-key FILE
  --data FOLDER       where the embedded database lies (or WARDLIGHT_DATA)
  --json              machine-readable output
  --help

DATABASE_URL=postgresql://... uses that PostgreSQL (14 or newer) instead of the embedded one.`;

export type ServerCommand = {
  readonly action: (typeof ACTIONS)[number] | 'help';
  readonly subject: string | null;
  readonly port: number;
  readonly host: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly wards: readonly string[];
  readonly ward: string;
  readonly displayName: string | null;
  readonly role: string;
  readonly isJson: boolean;
};

const DEFAULT_PORT = '4600';
const ACTIONS = [
  'serve',
  'add-user',
  'add-key',
  'import',
  'backup-position',
  'backup-taken',
  'take-rescue',
  'after-restore',
] as const;
const WITH_SUBJECT: readonly string[] = ['add-user', 'add-key', 'import', 'backup-taken', 'take-rescue'];

/** The command line and the environment, judged before anything is started. The error is a sentence for the user. */
export function readServerCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Result<ServerCommand, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [actionWord = 'serve', subject = null] = positionals;
  const action = values.help === true ? 'help' : ACTIONS.find((known) => known === actionWord);
  if (action === undefined) return { ok: false, error: `Unknown action "${actionWord}". See --help.` };
  if (WITH_SUBJECT.includes(action) && subject === null) {
    return { ok: false, error: `${action} needs a name, path or number. See --help.` };
  }
  if (action === 'backup-taken' && !/^\d{1,15}$/.test(subject ?? '')) {
    return { ok: false, error: `backup-taken needs the number that backup-position printed, not "${subject ?? ''}".` };
  }
  if (action === 'add-user' && wardsOf(values.wards).length === 0) {
    return { ok: false, error: 'add-user needs --wards A,B: an account without a ward sees no patient.' };
  }
  const portText = values.port ?? environment['PORT'] ?? DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= 65535)) return { ok: false, error: `"${portText}" is no port number.` };
  const { 'tls-cert': certFile, 'tls-key': keyFile } = values;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    return { ok: false, error: 'TLS needs both --tls-cert and --tls-key.' };
  }
  const tls = certFile === undefined || keyFile === undefined ? null : { certFile, keyFile };
  const host = values.host ?? '127.0.0.1';
  if (action === 'serve' && !isLoopback(host) && tls === null && environment['WARDLIGHT_GATEWAY'] !== '1') {
    const error = `${host} can be reached from outside, and this server speaks without TLS: patients' data would travel in clear. Give --tls-cert and --tls-key, or set WARDLIGHT_GATEWAY=1 behind a gateway that adds TLS.`;
    return { ok: false, error };
  }
  const databaseUrl = environment['DATABASE_URL'];
  if (databaseUrl !== undefined && databaseUrl !== '' && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    // The value may hold a password, so it is not repeated.
    return {
      ok: false,
      error: 'DATABASE_URL is no PostgreSQL address such as postgresql://user:password@host:5432/name.',
    };
  }
  return {
    ok: true,
    value: {
      action,
      subject,
      port,
      host,
      tls,
      databaseUrl: databaseUrl === undefined || databaseUrl === '' ? null : databaseUrl,
      dataFolder: values.data ?? defaultDataFolder(environment),
      wards: wardsOf(values.wards),
      ward: values.ward ?? 'unplaced',
      displayName: values['display-name'] ?? null,
      role: values.role ?? 'wardPharmacist',
      isJson: values.json === true,
    },
  };
}

function wardsOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((ward) => ward.trim())
    .filter((ward) => ward !== '');
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
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
        port: text,
        host: text,
        data: text,
        wards: text,
        ward: text,
        role: text,
        'display-name': text,
        'tls-cert': text,
        'tls-key': text,
      },
    });
    return { ok: true, value } as const;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The options could not be read.';
    return { ok: false, error: `${message.split('\n')[0] ?? ''} See --help.` } as const;
  }
}
