import { family } from '../../../../schema/family.ts';
import type { KnowledgePack, Rule } from '../../../../schema/knowledge/knowledgePack.ts';
import { knowledgePack } from '../../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../../schema/result.ts';
import { drugsOfRule } from '../../../../sync/pack/referencesOfRule.ts';
import { drugLookup } from '../drugLookup.ts';
import type { ImportFault } from '../importFault.ts';
import { csvColumns, type CsvColumn, csvHead, requiredColumns, requiredHead } from './csvColumns.ts';
import { csvRule } from './csvRule.ts';
import { type CsvFile, readCsv } from './readCsv.ts';

const SOURCE_ID = 'csv';

/** A CSV of rules to a pack, or every fault in it by line and column. `base`: the starter pack, whose drugs the file names. */
export function csvPack(text: string, base: KnowledgePack): Result<KnowledgePack, readonly ImportFault[]> {
  const read = readCsv(text);
  if (!read.ok) return read;
  const file = read.value;
  const faults: ImportFault[] = [...faultsOfHead(file), ...faultsOfHeader(file)];
  if (faults.length > 0) return { ok: false, error: faults };

  const lookup = drugLookup(base);
  const rules: Rule[] = [];
  const groups = new Map<string, KnowledgePack['conditionGroups'][number]>();
  const lineOfId = new Map<string, number>();
  const columns = file.header.cells.map((name) => name.trim());
  for (const { line, cells } of file.rows) {
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      faults.push({
        place: `line ${line}`,
        detail: `has ${cells.length} cells under ${columns.length} columns: is a text with a separator not in quotation marks?`,
      });
    const cell = (column: CsvColumn) => (cells[columns.indexOf(column)] ?? '').trim();
    const fault = (column: CsvColumn, detail: string) =>
      faults.push({ place: `line ${line}, column ${column}`, detail });
    for (const column of requiredColumns) if (cell(column) === '') fault(column, 'is empty');
    const row = csvRule({ cell, fault, line, sourceId: SOURCE_ID, lookup });
    if (row.group !== null) groups.set(row.group.id, row.group);
    for (const rule of row.rules) {
      const earlier = lineOfId.get(rule.id);
      if (earlier !== undefined) fault('id', `"${rule.id}" is the id of line ${earlier} already`);
      lineOfId.set(rule.id, line);
      rules.push(rule);
    }
  }
  if (file.rows.length === 0) faults.push({ place: 'file', detail: 'has no rows under its header' });
  if (faults.length > 0) return { ok: false, error: distinct(faults) };
  return checked(packOf(file, rules, [...groups.values()], lookup.used()));
}

function packOf(
  { head }: CsvFile,
  rules: readonly Rule[],
  conditionGroups: KnowledgePack['conditionGroups'],
  { substances, classes }: Pick<KnowledgePack, 'substances' | 'classes'>,
): KnowledgePack {
  const value = (key: keyof typeof csvHead) => head.get(key)?.value ?? '';
  const title = value('title');
  const covers =
    value('covers') === ''
      ? []
      : value('covers')
          .split('|')
          .map((name) => family.parse(name.trim()));
  return {
    format: 1,
    id: value('id'),
    version: value('version'),
    title: { en: title, fr: value('titre') || title },
    effectiveDate: value('effective'),
    expiryDate: value('expires'),
    sources: [{ id: SOURCE_ID, title: value('source'), edition: value('version'), licence: value('licence') }],
    substances,
    classes,
    products: [],
    conditionGroups,
    rules: [...rules],
    coverage: covers.map((name) => ({
      family: name,
      substances: namedIn(
        rules.filter((rule) => rule.family === name),
        classes,
      ),
    })),
  };
}

function namedIn(rules: readonly Rule[], classes: KnowledgePack['classes']): string[] {
  const members = new Map(classes.map((group) => [group.id, group.members]));
  return [
    ...new Set(
      rules
        .flatMap(drugsOfRule)
        .flatMap((drug) => ('class' in drug ? (members.get(drug.class) ?? []) : [drug.substance])),
    ),
  ].toSorted();
}

/** Last, as an opened pack would be: a date that is none, an id too long. */
function checked(pack: KnowledgePack): Result<KnowledgePack, readonly ImportFault[]> {
  const parsed = knowledgePack.safeParse(pack);
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    error: parsed.error.issues.map((issue) => ({ place: issue.path.map(String).join('.'), detail: issue.message })),
  };
}

function faultsOfHead({ head }: CsvFile): readonly ImportFault[] {
  const faults: ImportFault[] = [];
  for (const key of requiredHead)
    if ((head.get(key)?.value ?? '') === '')
      faults.push({ place: 'head', detail: `the line "# ${key}: ..." is missing before the header. ${csvHead[key]}` });
  for (const [key, { value, line }] of head) {
    if (!(key in csvHead))
      faults.push({ place: `line ${line}`, detail: `"${key}" is none of ${Object.keys(csvHead).join(', ')}` });
    if (key === 'covers' && value !== '' && !value.split('|').every((name) => family.safeParse(name.trim()).success))
      faults.push({ place: `line ${line}`, detail: `"${value}" holds no family such as interaction` });
    if ((key === 'effective' || key === 'expires') && !/^\d{4}-\d{2}-\d{2}$/.test(value))
      faults.push({ place: `line ${line}`, detail: `"${value}" is no day such as 2026-11-21` });
  }
  return faults;
}

function faultsOfHeader({ header }: CsvFile): readonly ImportFault[] {
  const names = header.cells.map((name) => name.trim());
  const place = `line ${header.line}`;
  return [
    ...names
      .filter((name) => name !== '' && !(name in csvColumns))
      .map((name) => ({ place, detail: `unknown column "${name}"; there are ${Object.keys(csvColumns).join(', ')}` })),
    ...names
      .filter((name, index) => name !== '' && names.indexOf(name) !== index)
      .map((name) => ({ place, detail: `the column ${name} stands there twice` })),
    ...requiredColumns
      .filter((name) => !names.includes(name))
      .map((name) => ({ place, detail: `the column ${name} is missing. ${csvColumns[name]}` })),
  ];
}

function distinct(faults: readonly ImportFault[]): readonly ImportFault[] {
  return [...new Map(faults.map((fault) => [fault.place, fault])).values()];
}
