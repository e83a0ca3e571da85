import { readFileSync } from 'node:fs';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import { openPack } from '../../../sync/pack/openPack.ts';
import type { PackFailure } from '../../../sync/pack/packFailure.ts';
import { nodePackPlatform } from '../pack/nodePackPlatform.ts';
import { refused, type CommandFailure } from './commandFailure.ts';
import { readPublicKey } from './readPublicKey.ts';

/** Opens a pack file as the desktop would. The key is `keyFile`, else `publicKey.txt` beside the pack. */
export async function verifyPack(file: string, keyFile?: string): Promise<Result<KnowledgePack, CommandFailure>> {
  const key = readPublicKey(file, keyFile);
  if (!key.ok) return key;
  const opened = await openPack(readFileSync(file), key.value, nodePackPlatform, 'again');
  return opened.ok ? opened : refused(`${file}: ${describePackFailure(opened.error)}`);
}

/** What is wrong with a pack file, behind "it is" or a colon. */
export function describePackFailure(failure: PackFailure): string {
  switch (failure.kind) {
    case 'headerMissing':
      return 'not a knowledge pack: its first line is no header';
    case 'headerUnreadable':
      return `the header cannot be read (${failure.place}: ${failure.detail})`;
    case 'hashMismatch':
      return 'damaged: its content does not match the hash in its header';
    case 'signatureInvalid':
      return `not signed by the key given (signed by ${failure.keyId})`;
    case 'tooLarge':
      return `its content is larger than ${failure.limitBytes} bytes`;
    case 'contentUnreadable':
      return `its content cannot be read (${failure.detail})`;
    case 'contentInvalid':
      return `its content has the wrong shape (${failure.place}: ${failure.detail})`;
    case 'headerDisagrees':
      return `header and content disagree on the ${failure.place}: ${failure.header}, ${failure.pack}`;
    case 'referenceBroken':
      return [
        'its content contradicts itself:',
        ...failure.faults.map(({ kind, place, detail }) => `  ${place}: ${kind} (${detail})`),
      ].join('\n');
  }
}
