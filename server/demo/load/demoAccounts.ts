import { addUser } from '../../session/addUser.ts';
import type { Store } from '../../store/openStore.ts';

/** Known to everybody, and made in a demo database only. */
export const DEMO_PASSWORD = 'wardlight-demo';
export const DEMO_ACCOUNTS = [
  { username: 'martin', displayName: 'C. Martin' },
  { username: 'roux', displayName: 'A. Roux' },
] as const;

/** Two pharmacists who follow every ward of the demo hospital. */
export async function addDemoAccounts(store: Store, wardIds: readonly string[]): Promise<void> {
  for (const account of DEMO_ACCOUNTS) {
    await addUser(store, { ...account, password: DEMO_PASSWORD, role: 'wardPharmacist', wardIds });
  }
}
