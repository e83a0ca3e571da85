import type { Result } from '../../schema/result.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The pack inside the content of a file. Content that holds its rules as a list is a pack already. The error is the place of what is
 * not built as `packContent` builds it. Nothing is said of the values themselves: that is for the schema, or for whoever
 * signed. Equal values are one object, which nobody may change.
 */
export function unpackContent(content: unknown): Result<unknown, string> {
  if (!isFields(content) || !isFields(content['rules'])) return { ok: true, value: content };
  const ids = idsOf(content['substances']);
  if (ids === null) return { ok: false, error: 'substances' };
  const classes = withIds(content['classes'], 'members', ids);
  if (classes === null) return { ok: false, error: 'classes' };
  const coverage = withIds(content['coverage'], 'substances', ids);
  if (coverage === null) return { ok: false, error: 'coverage' };
  const rules = unpackRules(content['rules']);
  return rules === null ? { ok: false, error: 'rules' } : { ok: true, value: { ...content, classes, rules, coverage } };
}

function idsOf(substances: unknown): readonly unknown[] | null {
  if (!isList(substances)) return null;
  return substances.map((substance) => (isFields(substance) ? substance['id'] : undefined));
}

/** The entries with the places of substances under `key` replaced by their ids. */
function withIds(entries: unknown, key: string, ids: readonly unknown[]): readonly Fields[] | null {
  if (!isList(entries)) return null;
  const unpacked: Fields[] = [];
  for (const entry of entries) {
    const places = isFields(entry) ? entry[key] : null;
    if (!isFields(entry) || !isList(places)) return null;
    unpacked.push({ ...entry, [key]: places.map((place) => (typeof place === 'number' ? ids[place] : place)) });
  }
  return unpacked;
}

interface Column {
  readonly key: string;
  readonly values: readonly unknown[];
  readonly at: readonly unknown[] | null;
  /** How many cells were taken. */
  taken: number;
}

function unpackRules({ shapes, shapeOf, columns }: Fields): readonly Fields[] | null {
  const byKey = isList(columns) ? readColumns(columns) : null;
  const columnsOf = byKey !== null && isList(shapes) ? readShapes(shapes, byKey) : null;
  if (columnsOf === null || !isList(shapeOf)) return null;
  const rules: Fields[] = [];
  for (const shape of shapeOf) {
    const own = typeof shape === 'number' ? columnsOf[shape] : undefined;
    const rule = own === undefined ? null : nextRule(own);
    if (rule === null) return null;
    rules.push(rule);
  }
  return rules;
}

function readColumns(columns: readonly unknown[]): ReadonlyMap<unknown, Column> | null {
  const byKey = new Map<unknown, Column>();
  for (const column of columns) {
    if (!isFields(column)) return null;
    const { key, values, at = null } = column;
    if (typeof key !== 'string' || !isList(values) || !(at === null || isList(at))) return null;
    byKey.set(key, { key, values, at, taken: 0 });
  }
  return byKey;
}

function readShapes(
  shapes: readonly unknown[],
  byKey: ReadonlyMap<unknown, Column>,
): readonly (readonly Column[])[] | null {
  const columnsOf: (readonly Column[])[] = [];
  for (const shape of shapes) {
    if (!isList(shape)) return null;
    const own = shape.flatMap((key) => byKey.get(key) ?? []);
    if (own.length !== shape.length) return null;
    columnsOf.push(own);
  }
  return columnsOf;
}

function nextRule(columns: readonly Column[]): Fields | null {
  const rule: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column === undefined) return null;
    const place = column.at === null ? column.taken : column.at[column.taken];
    const value = typeof place === 'number' ? column.values[place] : undefined;
    if (value === undefined) return null;
    rule[column.key] = value;
    column.taken += 1;
  }
  return rule;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
