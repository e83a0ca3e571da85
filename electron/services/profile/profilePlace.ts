import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this user's Wardlight keeps its data, by the custom of the platform: on Windows the local (not the roaming) part,
 * because keys and journals must not wander over the network at sign-out.
 */
export function profilePlace(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Wardlight');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Wardlight');
  const given = environment['XDG_DATA_HOME'];
  return join(given !== undefined && given.startsWith('/') ? given : join(homedir(), '.local', 'share'), 'wardlight');
}
