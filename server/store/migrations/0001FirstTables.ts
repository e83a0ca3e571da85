import type { Migration } from './migration.ts';

/**
 * Site first in every key and no trigger, sequence or foreign key across sites, so that Citus can shard it by site.
 * `document` columns hold the JSON text of one piece as `schema/` defines it; the columns beside it are what queries
 * need. Rows of a chart may come before the patient they belong to: they wait without a chart.
 */
export const firstTables: Migration = {
  version: 1,
  name: 'first tables',
  sql: `
create table site (
  site_id text primary key, name text not null, epoch text not null, is_demo boolean not null default false,
  id_key text not null, created_at timestamptz not null default now());
create table site_counter (site_id text primary key, seq bigint not null default 0);
create table site_feed (
  site_id text not null, feed text not null, as_of timestamptz not null, primary key (site_id, feed));

create table ward (
  site_id text not null, ward_id text not null, document text not null, primary key (site_id, ward_id));
create table account (
  site_id text not null, user_id text not null, username text not null, display_name text not null, role text not null,
  password_hash text not null, is_disabled boolean not null default false, created_at timestamptz not null default now(),
  primary key (site_id, user_id), unique (site_id, username));
create table account_ward (
  site_id text not null, user_id text not null, ward_id text not null, primary key (site_id, user_id, ward_id));
create table device (
  site_id text not null, device_id text not null, last_user_id text not null, first_seen timestamptz not null,
  last_seen timestamptz not null, primary key (site_id, device_id));
create table session (
  site_id text not null, token_hash bytea not null, user_id text not null, device_id text not null,
  created_at timestamptz not null, expires_at timestamptz not null, primary key (site_id, token_hash));
create table integration_key (
  site_id text not null, key_hash bytea not null, name text not null, created_at timestamptz not null default now(),
  revoked_at timestamptz, primary key (site_id, key_hash));

create table patient (
  site_id text not null, chart_id text not null, family_name text not null, given_names text not null, birth_date text,
  sex text not null, is_withdrawn boolean not null default false, fallback_ward_id text not null, document text not null,
  primary key (site_id, chart_id));
create table patient_identifier (
  site_id text not null, chart_id text not null, system text not null, value text not null, kind text not null,
  primary key (site_id, chart_id, system, value));
create index patient_identifier_value on patient_identifier (site_id, system, value);
create table patient_status (
  site_id text not null, chart_id text not null, kind text not null, recorded_at timestamptz, document text not null,
  primary key (site_id, chart_id, kind));
create table stay (
  site_id text not null, chart_id text not null, stay_id text not null, status text not null, ward_id text not null,
  admitted_at timestamptz, discharged_at timestamptz, document text not null, primary key (site_id, chart_id, stay_id));
create table medication_order (
  site_id text not null, chart_id text not null, order_id text not null, revision integer not null, status text not null,
  start_at timestamptz, end_at timestamptz, document text not null, primary key (site_id, chart_id, order_id));
create table administration (
  site_id text not null, chart_id text not null, administration_id text not null, order_id text not null,
  at timestamptz not null, document text not null, primary key (site_id, chart_id, administration_id));
create table observation (
  site_id text not null, chart_id text not null, observation_id text not null, category text not null,
  effective_at timestamptz, document text not null, primary key (site_id, chart_id, observation_id));
create table allergy (
  site_id text not null, chart_id text not null, allergy_id text not null, counts_as_known boolean not null,
  recorded_at timestamptz, document text not null, primary key (site_id, chart_id, allergy_id));
create table no_known_allergies (
  site_id text not null, chart_id text not null, statement_id text not null, is_current boolean not null,
  asserted_at timestamptz, primary key (site_id, chart_id, statement_id));
create table condition (
  site_id text not null, chart_id text not null, condition_id text not null, document text not null,
  primary key (site_id, chart_id, condition_id));
create table chart_feed (
  site_id text not null, chart_id text not null, feed text not null, as_of timestamptz not null,
  primary key (site_id, chart_id, feed));
create table fhir_medication (
  site_id text not null, reference text not null, document text not null, primary key (site_id, reference));

create table chart (
  site_id text not null, chart_id text not null, ward_id text not null, revision integer not null,
  content_hash bytea not null, document text not null, primary key (site_id, chart_id));
create table chart_due (
  site_id text not null, chart_id text not null, since timestamptz not null default now(), primary key (site_id, chart_id));

create table event (
  site_id text not null, event_id text not null, chart_id text not null, author_id text not null, kind text not null,
  occurred_at timestamptz not null, received_at timestamptz not null, document text not null,
  primary key (site_id, event_id));
create index event_chart on event (site_id, chart_id);
create table small_state (
  site_id text not null, state_id text not null, kind text not null, ward_id text not null, chart_id text,
  document text not null, primary key (site_id, state_id));
create table state_command (
  site_id text not null, command_id text not null, state_id text not null, author_id text not null,
  received_at timestamptz not null, document text not null, primary key (site_id, command_id));
create table act_outcome (
  site_id text not null, act_id text not null, content_hash text not null, outcome text not null, seq bigint not null,
  primary key (site_id, act_id));

create table feed (
  site_id text not null, type text not null, id text not null, ward_id text not null, seq bigint not null,
  chart_id text, is_removed boolean not null, hash bigint not null, primary key (site_id, type, id, ward_id));
create unique index feed_order on feed (site_id, ward_id, seq);
create index feed_chart on feed (site_id, chart_id) where chart_id is not null;
create table ward_digest (
  site_id text not null, ward_id text not null, count bigint not null, xor bigint not null,
  primary key (site_id, ward_id));
`,
};
