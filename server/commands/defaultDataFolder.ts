import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the server of this installation keeps its data when nobody says otherwise: the same folder at every start. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['WARDLIGHT_DATA'];
  if (named !== undefined && named !== '') return named;
  const installation = createHash('sha256')
    .update(join(import.meta.dirname, '..', '..'))
    .digest('hex')
    .slice(0, 8);
  return join(dataHome(environment), 'wardlight', `server-${installation}`);
}

function dataHome(environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (process.platform === 'win32') return environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support');
  return environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
}
