import type { DoseLimitKind } from '../../../schema/knowledge/rules/dose.ts';
import type { Quantity } from '../../../schema/quantity.ts';
import type { Line } from '../../facts/lines.ts';
import type { Ordered } from './orderedAmounts.ts';
import type { Measured, PatientSize, SizeFault } from './patientSize.ts';

/** What one limit says of the lines of one substance. `otherUnit`: the dose is ordered in a unit that this limit is not in. */
export type LimitVerdict =
  | { readonly kind: 'within' | 'otherUnit' | 'doseUnknown' | 'startUnknown' }
  | { readonly kind: 'sizeUnknown'; readonly fault: SizeFault }
  | Exceeded;

export interface Exceeded {
  readonly kind: 'exceeded';
  /** In the unit of `limit`; hours or days for intervals and durations. */
  readonly given: number;
  /** For this patient: a limit by weight is multiplied out. */
  readonly limit: Quantity;
  readonly lines: readonly Line[];
  /** Without what is given as needed the limit would be kept. */
  readonly onlyAsNeeded: boolean;
  readonly measured: readonly Extract<Measured, { ok: true }>[];
}

export interface LimitInput {
  readonly lines: readonly Line[];
  readonly substance: number;
  readonly nowMs: number;
  readonly size: () => PatientSize;
  /** A single dose has a limit of its own, so a loading dose does not count towards the day. */
  readonly hasSingleLimit: boolean;
  /** What `lines` give, by the kind of limit: reckoned once for all limits of a kind. */
  readonly amounts: Map<DoseLimitKind, readonly OrderedOf[]>;
}

/** An amount, and the lines that give it. */
export interface OrderedOf {
  readonly ordered: Ordered;
  readonly of: readonly Line[];
}
