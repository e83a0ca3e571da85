import { route, type Route } from '../../../../schema/chart/route.ts';
import type { RuleCondition } from '../../../../schema/knowledge/condition.ts';
import type { DrugReference } from '../../../../schema/knowledge/drugReference.ts';
import type { KnowledgePack, Rule } from '../../../../schema/knowledge/knowledgePack.ts';
import { evidenceLevel } from '../../../../schema/knowledge/ruleBase.ts';
import { severity } from '../../../../schema/severity.ts';
import type { DrugLookup } from '../drugLookup.ts';
import type { CsvColumn } from './csvColumns.ts';

/** What a row is read with: its cells by column, and where to say what is wrong with one. */
export type RowReader = {
  readonly cell: (column: CsvColumn) => string;
  readonly fault: (column: CsvColumn, detail: string) => void;
  readonly line: number;
  readonly sourceId: string;
  readonly lookup: DrugLookup;
};
export type ReadRow = {
  readonly rules: readonly Rule[];
  readonly group: KnowledgePack['conditionGroups'][number] | null;
};

const orderFamilies = ['condition', 'doseThreshold', 'olderPeople', 'route', 'administration'] as const;
type OrderFamily = (typeof orderFamilies)[number];
/** What a rule of a family cannot do without. */
const needed: Readonly<Record<OrderFamily, CsvColumn | null>> = {
  condition: 'icd10',
  doseThreshold: 'daily_dose_over',
  olderPeople: 'age_from',
  route: 'routes',
  administration: null,
};

/** One row to its rules; faults are told through the reader, and the rules are then of no use. */
export function csvRule(reader: RowReader): ReadRow {
  const { cell, fault } = reader;
  const family = cell('family');
  const group = groupOf(reader);
  const when = conditionOf(reader, group?.id ?? null, family === 'interaction' ? 'a' : 'subject');
  const base = baseOf(reader);
  const drugs = drugsOf('drug', reader);
  const level = oneOf('severity', severity.options, reader);
  if (base === null || drugs === null || level === null) return { rules: [], group };
  if (family === 'interaction') {
    const others = drugsOf('with', reader);
    if (others === null) return { rules: [], group };
    const rules = drugs.flatMap((a) =>
      others.map((b): Rule => ({
        ...base,
        id: pairId(base.id, a, b, drugs.length * others.length > 1),
        family: 'interaction',
        a,
        b,
        levels: [{ severity: level, ...(when === null ? {} : { when }) }],
      })),
    );
    return { rules, group };
  }
  const known = orderFamilies.find((name) => name === family);
  if (known === undefined) {
    fault('family', `"${family}" is none of interaction, ${orderFamilies.join(', ')}`);
    return { rules: [], group };
  }
  const must = needed[known];
  if (must !== null && cell(must) === '') fault(must, `a rule of the family ${known} needs it`);
  if (cell('about_en') === '') fault('about_en', 'is needed for every rule that is no interaction');
  if (cell('with') !== '') fault('with', 'is for interactions only');
  const routes = routesOf(reader);
  return {
    group,
    rules: [
      {
        ...base,
        family: known,
        drugs: [...drugs],
        ...(routes === null ? {} : { routes: [...routes] }),
        about: { en: cell('about_en'), fr: cell('about_fr') || cell('about_en') },
        ...(when === null ? {} : { appliesWhen: when }),
        levels: [{ severity: level }],
        whenUnknown: 'notAssessed',
        context: 'known',
      },
    ],
  };
}

function baseOf(reader: RowReader) {
  const { cell, fault, line, sourceId } = reader;
  const actions = cell('action_en')
    .split('|')
    .map((text) => text.trim());
  const french =
    cell('action_fr') === ''
      ? actions
      : cell('action_fr')
          .split('|')
          .map((text) => text.trim());
  if (french.length !== actions.length)
    fault('action_fr', `holds ${french.length} actions, action_en ${actions.length}`);
  const level = cell('evidence') === '' ? 'probable' : oneOf('evidence', evidenceLevel.options, reader);
  if (level === null) return null;
  const named = `${cell('family')}: ${cell('drug')}${cell('with') === '' ? '' : ` + ${cell('with')}`}`;
  return {
    id: cell('id') || `${named} (line ${line})`.slice(0, 200),
    hazard: { en: cell('hazard_en'), fr: cell('hazard_fr') || cell('hazard_en') },
    actions: actions.map((en, index) => ({ en, fr: french[index] ?? en })),
    evidenceLevel: level,
    citations: [{ sourceId, text: cell('citation').slice(0, 500) }],
    modifiers: [],
    monitor: [],
  };
}

function drugsOf(column: 'drug' | 'with', { cell, fault, lookup }: RowReader): readonly DrugReference[] | null {
  const drugs: DrugReference[] = [];
  for (const name of cell(column).split('|')) {
    const found = lookup.find(name);
    if (found.ok) drugs.push(found.drug);
    else fault(column, cell(column) === '' ? 'is empty' : found.why);
  }
  return drugs.length === cell(column).split('|').length ? drugs : null;
}

function conditionOf(reader: RowReader, group: string | null, of: 'a' | 'subject'): RuleCondition | null {
  const { cell, fault } = reader;
  const parts: RuleCondition[] = [];
  const number = (column: CsvColumn, make: (value: number) => RuleCondition) => {
    if (cell(column) === '') return;
    const value = Number(cell(column).replace(',', '.'));
    if (Number.isFinite(value) && value > 0) parts.push(make(value));
    else fault(column, `"${cell(column)}" is no number above 0`);
  };
  number('age_from', (years) => ({ fact: 'age', comparator: '>=', years }));
  number('age_below', (years) => ({ fact: 'age', comparator: '<', years }));
  number('clearance_below', (mlPerMinute) => ({ fact: 'creatinineClearance', comparator: '<', mlPerMinute }));
  const dose = cell('daily_dose_over');
  const [, value = '', unit = ''] = /^(\d+(?:[.,]\d+)?) ?(mg|g|ug|mcg|\[IU\]|mmol)$/.exec(dose) ?? [];
  if (dose !== '' && unit === '') fault('daily_dose_over', `"${dose}" is no amount such as 20 mg`);
  else if (dose !== '')
    parts.push({ fact: 'dailyDose', of, comparator: '>', value: { value: Number(value.replace(',', '.')), unit } });
  const routes = of === 'a' ? routesOf(reader) : null;
  if (routes !== null) parts.push({ fact: 'route', of, in: [...routes] });
  if (group !== null) parts.push({ fact: 'condition', group });
  const [only] = parts;
  return parts.length > 1 ? { all: parts } : (only ?? null);
}

function routesOf({ cell, fault }: RowReader): readonly Route[] | null {
  if (cell('routes') === '') return null;
  const parsed = cell('routes')
    .split('|')
    .map((name) => route.safeParse(name.trim()));
  if (parsed.every((one) => one.success)) return parsed.map((one) => one.data);
  fault('routes', `"${cell('routes')}" holds none of ${route.options.join(', ')}`);
  return null;
}

function groupOf({ cell, fault, line }: RowReader): KnowledgePack['conditionGroups'][number] | null {
  const written = cell('icd10');
  if (written === '') return null;
  const codes = written.split('|').map((code) => code.trim().replace('.', '').toUpperCase());
  if (!codes.every((code) => /^[A-Z]\d[0-9A-Z]{0,4}$/.test(code)))
    fault('icd10', `"${written}" holds no ICD-10 code such as I50`);
  const name = cell('about_en') || codes.join(', ');
  return {
    id: `icd10 ${codes.join(' ')}`.slice(0, 60) || `line ${line}`,
    name: { en: name, fr: cell('about_fr') || name },
    codings: [],
    icd10Prefixes: codes,
  };
}

function oneOf<T extends string>(column: CsvColumn, options: readonly T[], { cell, fault }: RowReader): T | null {
  const found = options.find((option) => option === cell(column));
  if (found === undefined) fault(column, `"${cell(column)}" is none of ${options.join(', ')}`);
  return found ?? null;
}

function pairId(id: string, a: DrugReference, b: DrugReference, isOneOfSeveral: boolean): string {
  const name = (drug: DrugReference) => ('class' in drug ? drug.class : drug.substance);
  return isOneOfSeveral ? `${id}: ${name(a)} + ${name(b)}`.slice(0, 200) : id;
}
