import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const settings = z.record(z.string(), z.unknown());

/**
 * No switch of Chromium's forbids it to offer to keep the password, so the folder that is ours alone says so: a password
 * kept there would open the vault without the person.
 */
const OURS = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  profile: { password_manager_enabled: false, password_manager_leak_detection: false },
};

/** Writes our settings into the engine's folder, beside what the engine itself keeps there. Call it before the engine runs. */
export async function writeEngineSettings(engineFolder: string): Promise<void> {
  const folder = join(engineFolder, 'Default');
  const file = join(folder, 'Preferences');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(merge(await readSettings(file), OURS)), { mode: 0o600 });
}

/** What cannot be read is replaced: the engine would throw it away as well. */
async function readSettings(file: string): Promise<Record<string, unknown>> {
  try {
    return settings.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}

function merge(present: Record<string, unknown>, ours: Record<string, unknown>): Record<string, unknown> {
  const merged = Object.entries(ours).map(([name, value]) => {
    const inner = settings.safeParse(value);
    const there = settings.safeParse(present[name]);
    return [name, inner.success ? merge(there.data ?? {}, inner.data) : value] as const;
  });
  return { ...present, ...Object.fromEntries(merged) };
}
