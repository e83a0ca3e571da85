import { foldText } from '../../../clinical/resolver/normaliseName.ts';
import { readStrength, statedAmounts, type Strength } from '../../../clinical/resolver/readAmount.ts';
import type { FrenchBaseProduct } from './frenchBase.ts';
import type { ExpectedActive } from './frenchComposition.ts';

/**
 * The substances of a combination in the order in which its name states their strengths ("IXPRIM 37,5 mg/325 mg" is tramadol,
 * then paracetamol), found by comparing the name with the composition; null where the name does not state one each, or two
 * could be exchanged.
 */
export function labelOrder(
  product: FrenchBaseProduct,
  expected: readonly ExpectedActive[],
  held: readonly string[],
): readonly string[] | null {
  const stated = statedAmounts(foldText(product.name)).filter(({ isContainer }) => !isContainer);
  if (held.length < 2 || stated.length !== held.length || product.actives.length !== held.length) return null;
  const order = stated.map(({ strength }) => {
    const fitting = held.filter((id) =>
      product.actives.some(
        (lines, position) =>
          expected[position]?.alternatives.flat().includes(id) === true &&
          lines.some(({ amount }) => isSame(readStrength(amount), strength)),
      ),
    );
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  });
  return order.every((id) => id !== null) && new Set(order).size === held.length
    ? order.flatMap((id) => id ?? [])
    : null;
}

const grams: ReadonlyMap<string, number> = new Map([
  ['ug', 1e-6],
  ['mg', 1e-3],
  ['g', 1],
]);

function isSame(one: Strength | null, other: Strength): boolean {
  if (one === null) return false;
  const [left, right] = [grams.get(one.numerator.unit), grams.get(other.numerator.unit)];
  if ((left === undefined) !== (right === undefined)) return false;
  if (left === undefined && one.numerator.unit !== other.numerator.unit) return false;
  const ratio = (one.numerator.value * (left ?? 1)) / (other.numerator.value * (right ?? 1));
  return Math.abs(ratio - 1) < 0.01;
}
