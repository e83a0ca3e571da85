import { smallState, type SmallState, type StateCommand } from '../../schema/state/smallState.ts';
import type { Queryable } from './database.ts';

/** The small states that commands speak of, held until the transaction ends. */
export async function holdStates(
  client: Queryable,
  siteId: string,
  stateIds: readonly string[],
): Promise<Map<string, SmallState>> {
  if (stateIds.length === 0) return new Map();
  const { rows } = await client.query<{ document: string }>(
    'select document from small_state where site_id = $1 and state_id = any($2) order by state_id for update',
    [siteId, stateIds],
  );
  return new Map(
    rows.map((row) => {
      const state = smallState.parse(JSON.parse(row.document));
      return [state.id, state];
    }),
  );
}

export async function saveStates(
  client: Queryable,
  siteId: string,
  states: readonly SmallState[],
  isNew: (stateId: string) => boolean,
): Promise<void> {
  for (const state of [...states].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    // A plain insert: if another transaction made the same state meanwhile, this one is done again on top of it.
    const statement = isNew(state.id)
      ? 'insert into small_state (site_id, state_id, kind, ward_id, chart_id, document) values ($1, $2, $3, $4, $5, $6)'
      : 'update small_state set kind = $3, ward_id = $4, chart_id = $5, document = $6 where site_id = $1 and state_id = $2';
    await client.query(statement, [siteId, state.id, state.kind, state.wardId, state.chartId, JSON.stringify(state)]);
  }
}

export async function insertCommands(
  client: Queryable,
  siteId: string,
  commands: readonly StateCommand[],
  receivedAt: string,
): Promise<void> {
  if (commands.length === 0) return;
  await client.query(
    `insert into state_command (site_id, command_id, state_id, author_id, received_at, document)
     select $1, id, state_id, author_id, $2, document
     from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as given (id, state_id, author_id, document)`,
    [
      siteId,
      receivedAt,
      commands.map((command) => command.id),
      commands.map((command) => command.stateId),
      commands.map((command) => command.authorId),
      commands.map((command) => JSON.stringify(command)),
    ],
  );
}
