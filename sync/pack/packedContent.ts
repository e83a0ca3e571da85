import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';

type SubstanceClass = KnowledgePack['classes'][number];
type Coverage = KnowledgePack['coverage'][number];

/** A substance by its place in `substances`; by its id if the pack does not hold it (the checks of the pack will say so). */
export type PackedSubstance = number | string;

/** What one key of the rules holds: a cell for each rule that has the key, in the order of the rules. */
export interface PackedColumn {
  readonly key: string;
  readonly values: readonly unknown[];
  /** For each cell its place in `values`; without it, `values` are the cells. */
  readonly at?: readonly number[];
}

export interface PackedRules {
  /** The lists of keys that occur. */
  readonly shapes: readonly (readonly string[])[];
  /** For each rule its place in `shapes`. */
  readonly shapeOf: readonly number[];
  readonly columns: readonly PackedColumn[];
}

/** The content of a pack file (`packContent` writes it, `unpackContent` reads it). */
export type PackedContent = Omit<KnowledgePack, 'classes' | 'coverage' | 'rules'> & {
  readonly classes: readonly (Omit<SubstanceClass, 'members'> & { readonly members: readonly PackedSubstance[] })[];
  readonly coverage: readonly (Omit<Coverage, 'substances'> & { readonly substances: readonly PackedSubstance[] })[];
  readonly rules: PackedRules;
};
