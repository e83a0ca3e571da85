import { ruleCondition, type RuleCondition } from '../../../schema/knowledge/condition.ts';
import { parseQuantity } from './parseQuantity.ts';
import type { Names } from './names.ts';

/**
 * A condition as written (quantities as `20 mg`, drugs by id, a word for a named condition) to the condition of the pack.
 * Returns a sentence where it cannot be read.
 */
export function expandCondition(written: unknown, names: Names): RuleCondition | string {
  const expanded = expand(written, names);
  const parsed = ruleCondition.safeParse(expanded);
  return parsed.success ? parsed.data : `condition not understood: ${JSON.stringify(written)}`;
}

function expand(written: unknown, names: Names): unknown {
  if (typeof written === 'string')
    return names.conditions.has(written) ? expand(names.conditions.get(written), names) : written;
  if (Array.isArray(written)) return written.map((part: unknown) => expand(part, names));
  if (typeof written !== 'object' || written === null) return written;
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, expandField(key, value, names)]));
}

function expandField(key: string, value: unknown, names: Names): unknown {
  if (key === 'all' || key === 'any' || key === 'not') return expand(value, names);
  if (typeof value !== 'string') return value;
  if (key === 'value') return parseQuantity(value) ?? value;
  if (key === 'drug') return names.drug(value) ?? value;
  return value;
}
