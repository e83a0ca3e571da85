import type { OpenedVault } from '../vault/vault.ts';
import { keyFor, unseal } from '../vault/sealing.ts';

const NONCE_BYTES = 12;

/**
 * Opens acts as the desk worker sealed them for the journal (`renderer/desk/shell/journalSeal.ts`): while the desk is open
 * the shell holds the same data key. So the journal can be rescued without a browser engine that still works.
 */
export function openJournalActs(
  { dataKey }: Pick<OpenedVault, 'dataKey'>,
  lines: readonly { readonly id: string; readonly sealed: string }[],
): { readonly acts: readonly unknown[]; readonly unreadable: number } {
  const key = keyFor('journal 1', dataKey, new Uint8Array(32));
  const acts: unknown[] = [];
  for (const { id, sealed } of lines) {
    const record = Buffer.from(sealed, 'base64');
    const parts = {
      nonce: record.subarray(0, NONCE_BYTES).toString('base64'),
      ciphertext: record.subarray(NONCE_BYTES).toString('base64'),
    };
    const plain = unseal(key, parts, `journal:${id}`);
    if (plain !== null) acts.push(JSON.parse(Buffer.from(plain).toString('utf8')));
  }
  return { acts, unreadable: lines.length - acts.length };
}
