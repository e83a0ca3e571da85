import type { SubstanceStrength } from './strengthsInText.ts';

/** What one medication was found to be. Numbers are substance numbers of the compiled knowledge, ascending, without repeats. */
export type Resolution =
  | {
      readonly recognised: true;
      readonly substances: readonly number[];
      readonly matchedBy: 'rxNorm' | 'atc' | 'cis' | 'snomed' | 'ingredientText' | 'name';
      /** Which substances each stated ingredient of the medication is, in its order; null where the sender stated none. */
      readonly byIngredient: readonly (readonly number[])[] | null;
      /** What its product code or its words say of the strength of each substance; those that they leave open are missing. */
      readonly strengths: readonly SubstanceStrength[];
    }
  | {
      readonly recognised: false;
      readonly why: 'unknown' | 'partial' | 'disagreement';
      /** What was recognised of it: by its codes and by its words. */
      readonly byCode: readonly number[];
      readonly byText: readonly number[];
    };

/** What a piece of text was found to be. */
export interface TextMatch {
  readonly substances: readonly number[];
  /** False: something in the text looks like another ingredient and is not known. */
  readonly whole: boolean;
}

/** Remembers resolutions between reviews with the same knowledge. Make one per compiled knowledge and hand it in. */
export interface ResolverMemo {
  readonly byMedication: Map<string, Resolution>;
  readonly byText: Map<string, TextMatch>;
  /** Allergies know names that orders do not. */
  readonly ofAllergies?: ResolverMemo;
}

export function createResolverMemo(): ResolverMemo {
  return { byMedication: new Map(), byText: new Map(), ofAllergies: { byMedication: new Map(), byText: new Map() } };
}
