import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks on the terminal without showing what is typed. null: there is nobody to ask. */
export async function askPassword(username: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(`Password for ${username} (it is not shown): `);
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const stopped = new Promise<null>((resolve) => terminal.once('close', () => resolve(null)));
  const typed = await Promise.race([terminal.question(''), stopped]);
  terminal.close();
  process.stderr.write('\n');
  return typed;
}
