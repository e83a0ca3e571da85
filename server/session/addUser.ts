import { createHash, randomBytes } from 'node:crypto';
import type { User } from '../../schema/wire/session.ts';
import { hashToken } from '../http/authenticate.ts';
import { saveAccount } from '../store/accounts.ts';
import { inTransaction } from '../store/database.ts';
import { insertIntegrationKey } from '../store/sessions.ts';
import type { Store } from '../store/openStore.ts';
import { hashPassword } from './passwordHash.ts';

export type UserToAdd = {
  readonly username: string;
  readonly password: string;
  readonly displayName: string;
  readonly role: User['role'];
  readonly wardIds: readonly string[];
};

/** Makes a local account, or replaces password, name, role and wards of the one with this user name. Returns its id. */
export async function addUser(store: Store, added: UserToAdd): Promise<string> {
  const id = `user-${createHash('sha256').update(added.username).digest('hex').slice(0, 16)}`;
  const passwordHash = await hashPassword(added.password);
  await inTransaction(store.pool, (client) => saveAccount(client, store.site.siteId, { ...added, id, passwordHash }));
  return id;
}

/** Makes a key for a system that sends data in. It is shown this once; the database keeps its hash. */
export async function addIntegrationKey(store: Store, name: string): Promise<string> {
  const key = `wlk_${randomBytes(32).toString('base64url')}`;
  await insertIntegrationKey(store.pool, store.site.siteId, name, hashToken(key));
  return key;
}
