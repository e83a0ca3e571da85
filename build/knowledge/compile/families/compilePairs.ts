import type { DrugReference } from '../../../../schema/knowledge/drugReference.ts';
import type { Complain } from '../compileBase.ts';
import type { Names } from '../names.ts';

/** A name or a list of names, as drugs; names that lead nowhere are complained of. */
export function drugsNamed(written: string | readonly string[], names: Names, complain: Complain): DrugReference[] {
  return (typeof written === 'string' ? [written] : written).flatMap((id) => {
    const drug = names.drug(id);
    if (drug === null) complain(`"${id}" is no substance or class`);
    return drug === null ? [] : [drug];
  });
}

/** Each of the first with each of the second. */
export function pairsOf(
  first: string | readonly string[],
  second: string | readonly string[],
  names: Names,
  complain: Complain,
): { readonly a: DrugReference; readonly b: DrugReference }[] {
  const others = drugsNamed(second, names, complain);
  return drugsNamed(first, names, complain).flatMap((a) => others.map((b) => ({ a, b })));
}

export function idOf(drug: DrugReference): string {
  return 'class' in drug ? drug.class : drug.substance;
}
