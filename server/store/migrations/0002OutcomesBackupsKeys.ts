import type { Migration } from './migration.ts';

/**
 * Outcomes get an age, so that old ones can go. `site_backup`: up to which number the off-site backup holds the feed.
 * `site_key`: the pair to whose public half rescue files are sealed, and the pair that vouches for author keys.
 */
export const outcomesBackupsKeys: Migration = {
  version: 2,
  name: 'age of outcomes, backups, keys of the site',
  sql: `
alter table act_outcome add column decided_at timestamptz not null default now();
create index act_outcome_age on act_outcome (site_id, decided_at);
create table site_backup (
  site_id text primary key, through_seq bigint not null, taken_at timestamptz not null);
create table site_key (
  site_id text not null, purpose text not null, public_key text not null, private_key text not null,
  primary key (site_id, purpose));
`,
};
