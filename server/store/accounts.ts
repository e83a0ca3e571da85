import type { Ward } from '../../schema/state/ward.ts';
import { ward } from '../../schema/state/ward.ts';
import { user, type User } from '../../schema/wire/session.ts';
import type { Queryable } from './database.ts';

export type Account = { readonly user: User; readonly passwordHash: string };

const SELECT_ACCOUNT = `
select user_id, username, display_name, role, password_hash,
  (select coalesce(array_agg(w.document order by w.ward_id), '{}') from account_ward aw
    join ward w on w.site_id = aw.site_id and w.ward_id = aw.ward_id
    where aw.site_id = account.site_id and aw.user_id = account.user_id) as wards
from account where site_id = $1 and not is_disabled`;

type AccountRow = {
  user_id: string;
  username: string;
  display_name: string;
  role: string;
  password_hash: string;
  wards: string[];
};

export async function findAccount(client: Queryable, siteId: string, username: string): Promise<Account | null> {
  const { rows } = await client.query<AccountRow>(`${SELECT_ACCOUNT} and username = $2`, [siteId, username]);
  return rows[0] === undefined ? null : toAccount(siteId, rows[0]);
}

/** The wards that a user may follow now; none when the account is unknown or disabled. */
export async function findWardsOf(client: Queryable, siteId: string, userId: string): Promise<string[]> {
  const { rows } = await client.query<{ ward_id: string }>(
    `select ward_id from account_ward join account using (site_id, user_id)
     where site_id = $1 and user_id = $2 and not is_disabled`,
    [siteId, userId],
  );
  return rows.map((row) => row.ward_id);
}

function toAccount(siteId: string, row: AccountRow): Account {
  return {
    passwordHash: row.password_hash,
    user: user.parse({
      id: row.user_id,
      username: row.username,
      displayName: row.display_name,
      role: row.role,
      siteId,
      wards: row.wards.map((document): Ward => ward.parse(JSON.parse(document))),
    }),
  };
}

export type NewAccount = {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: User['role'];
  readonly wardIds: readonly string[];
  readonly passwordHash: string;
};

/** Makes an account, or gives an existing user name this password, name, role and exactly these wards. */
export async function saveAccount(client: Queryable, siteId: string, account: NewAccount): Promise<void> {
  const { rows } = await client.query<{ user_id: string }>(
    `insert into account (site_id, user_id, username, display_name, role, password_hash) values ($1, $2, $3, $4, $5, $6)
     on conflict (site_id, username) do update set display_name = excluded.display_name, role = excluded.role,
       password_hash = excluded.password_hash, is_disabled = false
     returning user_id`,
    [siteId, account.id, account.username, account.displayName, account.role, account.passwordHash],
  );
  const userId = rows[0]?.user_id;
  if (userId === undefined) throw new Error('the account was not written');
  await setAccountWards(client, siteId, userId, account.wardIds);
}

/** From now on the user may follow exactly these wards. */
export async function setAccountWards(
  client: Queryable,
  siteId: string,
  userId: string,
  wardIds: readonly string[],
): Promise<void> {
  await client.query('delete from account_ward where site_id = $1 and user_id = $2', [siteId, userId]);
  await client.query('insert into account_ward (site_id, user_id, ward_id) select $1, $2, unnest($3::text[])', [
    siteId,
    userId,
    [...new Set(wardIds)],
  ]);
}
