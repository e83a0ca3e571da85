import { type RuleCondition, ruleCondition } from '../../schema/knowledge/condition.ts';
import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import { isAnalyte } from '../facts/latestResults.ts';
import { unitMeaning } from '../quantity/units.ts';
import type { AddFault } from './protocolFault.ts';

/** How names in a condition are looked up; each says its own fault and answers undefined. */
export interface ConditionNames {
  readonly drug: (name: string, place: string) => DrugReference | undefined;
  readonly conditionGroup: (name: string, place: string) => string | undefined;
}

/** Facts about a line: of the drug of the rule, unless it says otherwise. */
const ofLine = new Set([
  'route',
  'dailyDose',
  'singleDose',
  'daysSinceStart',
  'treatmentDays',
  'asNeeded',
  'dosageForm',
  'indication',
  'substance',
  'crushed',
  'intakeTime',
  'bolus',
]);
/** A result in a condition counts for three days unless the protocol says how long. */
const DEFAULT_MAX_AGE_HOURS = 72;

/** A condition as a pharmacist writes it, with each fault at its place; undefined: it has some. */
export function readProtocolCondition(
  written: unknown,
  place: string,
  names: ConditionNames,
  add: AddFault,
): RuleCondition | undefined {
  let isSound = true;
  const complain: AddFault = (at, problem, remedy) => {
    isSound = false;
    add(at, problem, remedy);
  };
  const expanded = expand(written, place, names, complain);
  if (!isSound) return undefined;
  const parsed = ruleCondition.safeParse(expanded);
  if (parsed.success) return parsed.data;
  complain(
    place,
    'this condition is not understood',
    'Write all, any, not, or a fact of schema/knowledge/condition.ts with its fields.',
  );
  return undefined;
}

function expand(written: unknown, place: string, names: ConditionNames, add: AddFault): unknown {
  if (!isRecord(written)) {
    add(place, 'a condition is expected here', 'Write { fact: ... }, { all: [...] }, { any: [...] } or { not: ... }.');
    return undefined;
  }
  for (const key of ['all', 'any'] as const) {
    const parts = written[key];
    if (parts === undefined) continue;
    if (!Array.isArray(parts)) {
      add(`${place}.${key}`, 'a list of conditions is expected here', `Write ${key}: [condition, condition].`);
      return undefined;
    }
    const list: readonly unknown[] = parts;
    return { [key]: list.map((part, index) => expand(part, `${place}.${key}.${index}`, names, add)) };
  }
  if (written['not'] !== undefined) return { not: expand(written['not'], `${place}.not`, names, add) };
  return expandFact(written, place, names, add);
}

function expandFact(
  written: Readonly<Record<string, unknown>>,
  place: string,
  names: ConditionNames,
  add: AddFault,
): unknown {
  const fact = written['fact'];
  const fields = Object.entries(written).map(([key, value]): [string, unknown] => {
    const at = `${place}.${key}`;
    if (key === 'drug' && typeof value === 'string') return [key, names.drug(value, at)];
    if (key === 'group' && typeof value === 'string') return [key, names.conditionGroup(value, at)];
    if (key === 'value' && typeof value === 'string') return [key, quantityOf(value, at, add)];
    if (key === 'in' && fact === 'substance' && Array.isArray(value)) {
      const list: readonly unknown[] = value;
      return [key, list.map((each, index) => (typeof each === 'string' ? names.drug(each, `${at}.${index}`) : each))];
    }
    if (key === 'analyte' && typeof value === 'string' && !isAnalyte(value))
      add(
        at,
        `no result is called “${value}”`,
        'Use a name of schema/knowledge/analyte.ts, for example potassium or inr.',
      );
    return [key, value];
  });
  const expanded: Record<string, unknown> = Object.fromEntries(fields);
  if (typeof fact === 'string' && ofLine.has(fact)) expanded['of'] ??= 'subject';
  if (fact === 'observation') expanded['maxAgeHours'] ??= DEFAULT_MAX_AGE_HOURS;
  return expanded;
}

function quantityOf(text: string, place: string, add: AddFault): unknown {
  const [, value, unit] = /^(-?\d+(?:[.,]\d+)?)\s*(\S.*)$/.exec(text.trim()) ?? [];
  if (value === undefined || unit === undefined) {
    add(place, `“${text}” is no quantity`, 'Write a number and a unit: 6.0 mmol/L.');
    return undefined;
  }
  if (unitMeaning(unit, false) === null)
    add(place, `the unit “${unit}” is not understood`, 'Write a UCUM unit: mmol/L, mg, mL/min, 10*9/L.');
  return { value: Number(value.replace(',', '.')), unit };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
