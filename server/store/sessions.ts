import type { Queryable } from './database.ts';

/** Who a request comes from, as far as the sync needs to know. */
export type Session = {
  readonly userId: string;
  readonly deviceId: string;
  readonly wardIds: ReadonlySet<string>;
  readonly expiresAt: Date;
};

export async function insertSession(
  client: Queryable,
  siteId: string,
  session: { tokenHash: Buffer; userId: string; deviceId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await client.query(
    'insert into session (site_id, token_hash, user_id, device_id, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [siteId, session.tokenHash, session.userId, session.deviceId, session.now, session.expiresAt],
  );
  await client.query('delete from session where site_id = $1 and expires_at < $2', [siteId, session.now]);
  await client.query(
    `insert into device (site_id, device_id, last_user_id, first_seen, last_seen) values ($1, $2, $3, $4, $4)
     on conflict (site_id, device_id) do update set last_user_id = excluded.last_user_id, last_seen = excluded.last_seen`,
    [siteId, session.deviceId, session.userId, session.now],
  );
}

/** The session of a token, with the wards that its user may follow now; null when unknown, expired or disabled. */
export async function findSession(
  client: Queryable,
  siteId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<Session | null> {
  const { rows } = await client.query<{ user_id: string; device_id: string; expires_at: Date; wards: string[] }>({
    name: 'find session',
    text: `select s.user_id, s.device_id, s.expires_at,
        (select coalesce(array_agg(ward_id), '{}') from account_ward w where w.site_id = $1 and w.user_id = s.user_id) as wards
      from session s join account a on a.site_id = s.site_id and a.user_id = s.user_id
      where s.site_id = $1 and s.token_hash = $2 and s.expires_at > $3 and not a.is_disabled`,
    values: [siteId, tokenHash, now],
  });
  const row = rows[0];
  if (row === undefined) return null;
  return { userId: row.user_id, deviceId: row.device_id, wardIds: new Set(row.wards), expiresAt: row.expires_at };
}

export async function deleteSession(client: Queryable, siteId: string, tokenHash: Buffer): Promise<void> {
  await client.query('delete from session where site_id = $1 and token_hash = $2', [siteId, tokenHash]);
}

export async function insertIntegrationKey(
  client: Queryable,
  siteId: string,
  name: string,
  keyHash: Buffer,
): Promise<void> {
  await client.query('insert into integration_key (site_id, key_hash, name) values ($1, $2, $3)', [
    siteId,
    keyHash,
    name,
  ]);
}

export async function isIntegrationKey(client: Queryable, siteId: string, keyHash: Buffer): Promise<boolean> {
  const { rows } = await client.query(
    'select 1 from integration_key where site_id = $1 and key_hash = $2 and revoked_at is null',
    [siteId, keyHash],
  );
  return rows.length > 0;
}
