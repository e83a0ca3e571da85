import type { RuleCondition } from '../../../schema/knowledge/condition.ts';
import type { Complain } from './compileBase.ts';
import { expandCondition } from './expandCondition.ts';
import type { Names } from './names.ts';

/** A condition under its key of the pack; nothing where none is written. What cannot be read is complained of. */
export function conditionAs<K extends string>(
  key: K,
  written: unknown,
  names: Names,
  complain: Complain,
): { readonly [name in K]?: RuleCondition } {
  if (written === undefined) return {};
  const condition = expandCondition(written, names);
  if (typeof condition === 'string') {
    complain(condition);
    return {};
  }
  // A computed key of a generic type widens to an index; it is this one key.
  return { [key]: condition } as { readonly [name in K]?: RuleCondition };
}
