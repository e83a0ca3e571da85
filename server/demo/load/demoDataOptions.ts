import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Instant } from '../../../schema/instant.ts';
import type { Result } from '../../../schema/result.ts';
import { defaultDataFolder } from '../../commands/defaultDataFolder.ts';

export const demoDataHelp = `npm run demo-data [-- OPTIONS]

Fills an empty database with a made-up hospital: wards, two accounts (martin and roux, password wardlight-demo),
inpatients with orders, results, allergies, conditions, and the situations that a pharmacist must catch. The same seed
makes the same hospital. A database that holds any patient is refused.

Options
  --patients N        default 60, up to 20000
  --seed S            default 1
  --now INSTANT       the moment around which the data are made, ISO 8601; default: now
  --utc-offset N      the clock of the wards, minutes from UTC; default: this computer's
  --via rows|fhir     rows (default): as made; fhir: through the FHIR import, as a hospital's system would send them
  --refresh           fill an empty database, or bring a demo of the same seed and size to this moment: results and
                      doses move to today, orders and what pharmacists did stay
  --live              then stay, and let the hospital's interfaces go on speaking so that nothing becomes stale
  --synthea FOLDER    instead, the Synthea patients of these FHIR R4 NDJSON files (plain or .gz), as they are
  --data FOLDER       where the embedded database lies (or WARDLIGHT_DATA); a server running on it goes on
  --json              machine-readable report
  --help

DATABASE_URL=postgresql://... uses that PostgreSQL instead of the embedded one.`;

export interface DemoDataCommand {
  readonly action: 'fill' | 'help';
  readonly patients: number;
  readonly seed: string;
  readonly now: Instant;
  readonly utcOffsetMinutes: number;
  readonly isRefresh: boolean;
  readonly isLive: boolean;
  readonly via: 'rows' | 'fhir';
  readonly syntheaFolder: string | null;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly isJson: boolean;
}

const MOST_PATIENTS = 20_000;
const moment = z.iso.datetime({ offset: true });

/** The command line and the environment, judged before anything is touched. The error is a sentence for the user. */
export function readDemoDataCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  clock: Date,
): Result<DemoDataCommand, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  const patients = Number(values.patients ?? 60);
  if (!Number.isInteger(patients) || patients < 1 || patients > MOST_PATIENTS) {
    return {
      ok: false,
      error: `--patients is a whole number from 1 to ${MOST_PATIENTS}, not "${values.patients ?? ''}".`,
    };
  }
  if (values.now !== undefined && !moment.safeParse(values.now).success) {
    return { ok: false, error: `--now is an instant such as 2026-11-21T07:30:00Z, not "${values.now}".` };
  }
  const offset = Number(values['utc-offset'] ?? -clock.getTimezoneOffset());
  if (!Number.isInteger(offset) || Math.abs(offset) > 14 * 60) {
    return { ok: false, error: '--utc-offset is in minutes, from -840 to 840.' };
  }
  const via = values.via ?? 'rows';
  if (via !== 'rows' && via !== 'fhir') return { ok: false, error: `--via is rows or fhir, not "${via}".` };
  if (values.refresh === true && values.synthea !== undefined) {
    return { ok: false, error: '--refresh is for the made-up hospital, not for --synthea.' };
  }
  const databaseUrl = environment['DATABASE_URL'];
  return {
    ok: true,
    value: {
      action: values.help === true ? 'help' : 'fill',
      patients,
      seed: values.seed ?? '1',
      now: (values.now === undefined ? clock : new Date(values.now)).toISOString(),
      utcOffsetMinutes: offset,
      isRefresh: values.refresh === true,
      isLive: values.live === true,
      via,
      syntheaFolder: values.synthea ?? null,
      databaseUrl: databaseUrl === undefined || databaseUrl === '' ? null : databaseUrl,
      dataFolder: values.data ?? defaultDataFolder(environment),
      isJson: values.json === true,
    },
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = {
      patients: text,
      seed: text,
      now: text,
      'utc-offset': text,
      synthea: text,
      via: text,
      data: text,
      json: flag,
      refresh: flag,
      live: flag,
      help: { ...flag, short: 'h' },
    };
    return { ok: true, value: parseArgs({ args: [...args], options }).values } as const;
  } catch (error) {
    return {
      ok: false,
      error: `${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'The options could not be read.'} See --help.`,
    } as const;
  }
}
