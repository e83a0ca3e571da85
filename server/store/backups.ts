import type { Result } from '../../schema/result.ts';
import type { Queryable } from './database.ts';
import { currentSeq } from './publish.ts';

/**
 * Notes that a backup which was begun when the site stood at `throughSeq` lies in its safe place: workstations may let go
 * of what it holds. A number that the site never reached is refused, for it would make them let go of what is nowhere.
 */
export async function noteBackup(
  client: Queryable,
  siteId: string,
  throughSeq: number,
  now: Date,
): Promise<Result<number, { readonly kind: 'ahead'; readonly seq: number }>> {
  const seq = await currentSeq(client, siteId);
  if (throughSeq > seq) return { ok: false, error: { kind: 'ahead', seq } };
  const { rows } = await client.query<{ through_seq: string }>(
    `insert into site_backup (site_id, through_seq, taken_at) values ($1, $2, $3)
     on conflict (site_id) do update set through_seq = greatest(site_backup.through_seq, excluded.through_seq),
       taken_at = excluded.taken_at
     returning through_seq`,
    [siteId, throughSeq, now],
  );
  return { ok: true, value: Number(rows[0]?.through_seq ?? throughSeq) };
}
