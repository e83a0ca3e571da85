import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { resolveMedication } from '../../../clinical/resolver/resolveMedication.ts';
import { acceptedDifference } from './acceptedDifferences.ts';
import type { FrenchBaseProduct } from './frenchBase.ts';
import { agrees, type ExpectedActive, expectedActives, isKnown, type NameReader } from './frenchComposition.ts';

/** What the names of the marketed French products are recognised as, against the composition that the base states. */
export interface FrenchMeasure {
  readonly marketed: number;
  readonly recognised: number;
  /** Products whose actives are all substances of the pack, and how many of these are recognised. */
  readonly ofKnownActives: number;
  readonly ofKnownActivesRecognised: number;
  readonly homeopathic: number;
  readonly homeopathicRecognised: number;
  readonly rightAsStated: number;
  readonly accepted: readonly DifferenceCount[];
  /** Recognised to other substances than the composition states, without a reason. */
  readonly wrong: readonly string[];
  /** Recognised products of one substance and of several, and how many names tell the strength of each. */
  readonly strengths: StrengthCount;
  /** Names of actives that the pack does not hold, with the number of products. */
  readonly unknownActives: readonly (readonly [string, number])[];
  /** Products whose actives are all known, and whose name is not. */
  readonly missed: readonly string[];
}

export interface StrengthCount {
  readonly single: number;
  readonly singleRead: number;
  readonly several: number;
  readonly severalRead: number;
}

export interface DifferenceCount {
  readonly reason: string;
  readonly products: number;
}

export function measureFrench(
  products: readonly FrenchBaseProduct[],
  knowledge: CompiledKnowledge,
  read: NameReader,
): FrenchMeasure {
  const marketed = products.filter(({ isMarketed }) => isMarketed);
  const judged = marketed.map((product) => judge(product, knowledge, read));
  const recognised = judged.filter(({ found }) => found !== null);
  const known = judged.filter(({ expected }) => isKnown(expected));
  const homeopathic = judged.filter(({ product }) => product.isHomeopathic);
  const differing = recognised.filter(({ isRight }) => !isRight);
  return {
    marketed: marketed.length,
    recognised: recognised.length,
    ofKnownActives: known.length,
    ofKnownActivesRecognised: known.filter(({ found }) => found !== null).length,
    homeopathic: homeopathic.length,
    homeopathicRecognised: homeopathic.filter(({ found }) => found !== null).length,
    rightAsStated: recognised.length - differing.length,
    accepted: countReasons(differing),
    wrong: differing.filter(({ reason }) => reason === null).map(tell),
    strengths: countStrengths(recognised),
    unknownActives: countUnknown(judged),
    missed: known.filter(({ found }) => found === null).map(({ product }) => product.name),
  };
}

interface Judged {
  readonly product: FrenchBaseProduct;
  readonly expected: readonly ExpectedActive[];
  readonly found: readonly string[] | null;
  readonly isRight: boolean;
  /** How many of the substances have a strength. */
  readonly strengths: number;
  readonly reason: string | null;
}

function judge(product: FrenchBaseProduct, knowledge: CompiledKnowledge, read: NameReader): Judged {
  const resolution = resolveMedication({ codings: [], text: product.name }, knowledge.resolver);
  const found = resolution.recognised
    ? resolution.substances.map((number) => knowledge.substances[number]?.id ?? '')
    : null;
  const expected = expectedActives(product, read);
  const isRight = found !== null && agrees(found, expected);
  return {
    product,
    expected,
    found,
    isRight,
    strengths: resolution.recognised ? resolution.strengths.length : 0,
    reason: isRight || found === null ? null : acceptedDifference(product.name, found),
  };
}

function countStrengths(recognised: readonly Judged[]): StrengthCount {
  const counted = recognised.filter(({ product }) => !product.isHomeopathic);
  const single = counted.filter(({ found }) => found?.length === 1);
  const several = counted.filter(({ found }) => (found?.length ?? 0) > 1);
  return {
    single: single.length,
    singleRead: single.filter(({ strengths }) => strengths === 1).length,
    several: several.length,
    severalRead: several.filter(({ found, strengths }) => strengths === found?.length).length,
  };
}

function countReasons(differing: readonly Judged[]): readonly DifferenceCount[] {
  const counts = new Map<string, number>();
  for (const { reason } of differing) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, products]) => ({ reason, products }))
    .toSorted((one, other) => other.products - one.products);
}

function tell({ product, found, expected }: Judged): string {
  const stated = expected.map(({ names }) => names[0] ?? '?').join(' + ');
  return `${product.name} -> ${(found ?? []).join(' + ')} (stated: ${stated})`;
}

function countUnknown(judged: readonly Judged[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { expected, found } of judged) {
    if (found !== null) continue;
    const names = new Set(
      expected.filter(({ alternatives }) => alternatives.length === 0).map(({ names }) => names[0] ?? '?'),
    );
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}
