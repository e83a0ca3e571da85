/** Everything that can be wrong with a pack file, with the place: the path in the pack, or the part of the file. */
export type PackFailure =
  | { readonly kind: 'headerMissing' }
  | { readonly kind: 'headerUnreadable'; readonly place: string; readonly detail: string }
  | { readonly kind: 'hashMismatch'; readonly expected: string; readonly actual: string }
  | { readonly kind: 'signatureInvalid'; readonly keyId: string }
  | { readonly kind: 'tooLarge'; readonly limitBytes: number }
  | { readonly kind: 'contentUnreadable'; readonly detail: string }
  | { readonly kind: 'contentInvalid'; readonly place: string; readonly detail: string }
  | {
      readonly kind: 'headerDisagrees';
      readonly place: 'id' | 'version';
      readonly header: string;
      readonly pack: string;
    }
  | { readonly kind: 'referenceBroken'; readonly faults: readonly PackFault[] };

/** One broken reference or contradiction inside a pack that has the right shape. */
export type PackFault = {
  readonly kind:
    | 'duplicateId'
    | 'unknownSubstance'
    | 'unknownClass'
    | 'emptyClass'
    | 'unknownConditionGroup'
    | 'unknownSource'
    | 'unreachableLevel'
    | 'bandsNotAscending'
    | 'bandsNotOpenEnded'
    | 'datesReversed';
  /** Where, e.g. `rules[interaction.statins.simvastatin.clarithromycin].b`. */
  readonly place: string;
  readonly detail: string;
};
