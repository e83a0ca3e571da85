import type { Administration } from '../../schema/chart/administration.ts';
import type { AllergyIntolerance } from '../../schema/chart/allergy.ts';
import type { Chart, FeedName } from '../../schema/chart/chart.ts';
import type { Condition } from '../../schema/chart/condition.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Observation } from '../../schema/chart/observation.ts';
import type { Patient } from '../../schema/chart/patient.ts';

export type Stay = NonNullable<Chart['stay']>;
export type StatusKind = 'pregnancy' | 'lactation' | 'dialysis';
export type PatientStatus = { readonly kind: StatusKind; readonly status: NonNullable<Patient[StatusKind]> };
/** Who the patient is; pregnancy, lactation and dialysis come as statuses of their own, because other sources tell them. */
export type PatientIdentity = Omit<Patient, StatusKind>;
/** The order's revision is the store's: it rises when the content changes, whatever the sender numbers. */
export type OrderContent = Omit<MedicationOrder, 'revision'>;
/** Somebody asked and the patient has no known allergies; `isCurrent` false takes the statement back. */
export type NoKnownAllergies = { readonly id: string; readonly isCurrent: boolean; readonly assertedAt: string | null };
export type Removal = { readonly of: 'stay' | 'administration'; readonly id: string };

/** What a source says about one patient: rows to add or replace by their ids. What is not mentioned stays as it is. */
export type ChartPieces = {
  readonly chartId: string;
  readonly identity?: PatientIdentity;
  /** Takes the patient off every ward (merged into another, entered in error), or back. */
  readonly isWithdrawn?: boolean;
  readonly statuses?: readonly PatientStatus[];
  readonly stays?: readonly Stay[];
  readonly orders?: readonly OrderContent[];
  readonly administrations?: readonly Administration[];
  readonly observations?: readonly Observation[];
  readonly allergies?: readonly AllergyIntolerance[];
  readonly noKnownAllergies?: readonly NoKnownAllergies[];
  readonly conditions?: readonly Condition[];
  readonly removals?: readonly Removal[];
};

/** Which interfaces have spoken, judged by the pieces that came; an interface that spoke of nothing else is named by its source. */
export function feedsOf(pieces: ChartPieces): FeedName[] {
  const feeds: FeedName[] = [];
  if (pieces.identity !== undefined || isAny(pieces.stays)) feeds.push('patient');
  if (isAny(pieces.orders) || isAny(pieces.administrations)) feeds.push('orders');
  if (isAny(pieces.observations)) feeds.push('results');
  if (isAny(pieces.allergies) || isAny(pieces.noKnownAllergies)) feeds.push('allergies');
  if (isAny(pieces.conditions)) feeds.push('conditions');
  return feeds;
}

function isAny(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
