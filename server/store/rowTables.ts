import type { AllergyIntolerance } from '../../schema/chart/allergy.ts';

/** A column of a table of chart rows, and its PostgreSQL type. */
type Column = readonly [name: string, type: 'text' | 'timestamptz' | 'boolean' | 'integer'];

/** A table that holds one kind of piece of charts, one row each. The key is site, chart and `idColumn`. */
export type RowTable = {
  readonly name: string;
  readonly idColumn: string;
  readonly columns: readonly Column[];
  /** Rows with the same text are left alone: nothing has changed. */
  readonly changesWith: readonly string[];
  /** Extra assignments when an existing row changes. */
  readonly alsoSets?: string;
};

export const rowTables = {
  stays: {
    name: 'stay',
    idColumn: 'stay_id',
    columns: [
      ['status', 'text'],
      ['ward_id', 'text'],
      ['admitted_at', 'timestamptz'],
      ['discharged_at', 'timestamptz'],
      ['document', 'text'],
    ],
    changesWith: ['document'],
  },
  orders: {
    name: 'medication_order',
    idColumn: 'order_id',
    columns: [
      ['revision', 'integer'],
      ['status', 'text'],
      ['start_at', 'timestamptz'],
      ['end_at', 'timestamptz'],
      ['document', 'text'],
    ],
    changesWith: ['document'],
    alsoSets: 'revision = medication_order.revision + 1',
  },
  administrations: {
    name: 'administration',
    idColumn: 'administration_id',
    columns: [
      ['order_id', 'text'],
      ['at', 'timestamptz'],
      ['document', 'text'],
    ],
    changesWith: ['document'],
  },
  observations: {
    name: 'observation',
    idColumn: 'observation_id',
    columns: [
      ['category', 'text'],
      ['effective_at', 'timestamptz'],
      ['document', 'text'],
    ],
    changesWith: ['document'],
  },
  allergies: {
    name: 'allergy',
    idColumn: 'allergy_id',
    columns: [
      ['counts_as_known', 'boolean'],
      ['recorded_at', 'timestamptz'],
      ['document', 'text'],
    ],
    changesWith: ['document'],
  },
  noKnownAllergies: {
    name: 'no_known_allergies',
    idColumn: 'statement_id',
    columns: [
      ['is_current', 'boolean'],
      ['asserted_at', 'timestamptz'],
    ],
    changesWith: ['is_current', 'asserted_at'],
  },
  conditions: {
    name: 'condition',
    idColumn: 'condition_id',
    columns: [['document', 'text']],
    changesWith: ['document'],
  },
} as const satisfies Record<string, RowTable>;

/** A refuted or mistaken allergy is kept, and does not make the record "known": nobody has said what the patient has. */
export function countsAsKnown(allergy: AllergyIntolerance): boolean {
  return allergy.verification !== 'refuted' && allergy.verification !== 'enteredInError';
}

/** The statement that writes rows given as one array per column after `$1` (site), `$2` (chart ids) and `$3` (row ids). */
export function upsertStatement(table: RowTable): string {
  const names = table.columns.map(([name]) => name);
  const arrays = table.columns.map(([, type], index) => `$${index + 4}::${type}[]`);
  const assignments = names.filter((name) => name !== 'revision').map((name) => `${name} = excluded.${name}`);
  if (table.alsoSets !== undefined) assignments.push(table.alsoSets);
  const current = table.changesWith.map((name) => `${table.name}.${name}`).join(', ');
  const given = table.changesWith.map((name) => `excluded.${name}`).join(', ');
  return `insert into ${table.name} (site_id, chart_id, ${table.idColumn}, ${names.join(', ')})
    select $1, * from unnest($2::text[], $3::text[], ${arrays.join(', ')})
    on conflict (site_id, chart_id, ${table.idColumn}) do update set ${assignments.join(', ')}
    where (${current}) is distinct from (${given})`;
}
