import type { Route } from '../../../schema/chart/route.ts';
import type { OrderStatus } from '../../../schema/chart/medicationOrder.ts';
import type { Timing } from '../../../schema/chart/dosage.ts';
import type { DiagnosisKey } from './diagnoses.ts';
import type { DrugKey } from './formulary.ts';
import type { TestKey } from './laboratory.ts';

/** How the sender names a drug: by a code, or in words only (its own language, a brand, a name with its salt). */
export type Naming = 'rxNorm' | 'atc' | 'french' | 'brand' | 'salt';

/** When doses are due: times of day on the ward's clock, an interval, a weekday, or one of the words. */
export type Rhythm =
  | readonly string[]
  | { readonly everyHours: number }
  | { readonly weekly: NonNullable<Timing['daysOfWeek']>[number]; readonly at: string }
  | 'continuous'
  | 'once'
  | 'notStated';

export interface OrderPlan {
  /** A drug of the formulary, or the exact words of a sender for what no formulary holds. */
  readonly drug: DrugKey | { readonly words: string };
  readonly naming?: Naming;
  /** Exact words of the sender, where they matter to the case. */
  readonly words?: string;
  readonly form?: string;
  readonly dose?: readonly [number, string];
  readonly rate?: readonly [number, string];
  readonly route: Route;
  readonly rhythm: Rhythm;
  readonly asNeeded?: boolean;
  /** Days ago that it began; hours as fractions. Default: at admission. */
  readonly startedDaysAgo?: number;
  readonly endedDaysAgo?: number;
  readonly status?: OrderStatus;
  readonly category?: 'inpatient' | 'home';
  readonly text?: string;
}

export interface AllergyPlan {
  readonly words: string;
  /** SNOMED CT concept or RxNorm ingredient of what the patient reacts to. */
  readonly code?: readonly ['snomed' | 'rxNorm' | 'atc', string];
  readonly reaction: string;
  readonly severity: 'mild' | 'moderate' | 'severe' | 'unknown';
  readonly type?: 'allergy' | 'intolerance';
  readonly category?: 'medication' | 'food' | 'environment';
}

/** Points of a laboratory course: hours ago, value in the unit of the plans (`tests`). */
export type Course = readonly (readonly [number, number])[];

export type RecordedPlan = { readonly value: 'yes' | 'no' | 'unknown'; readonly gestationWeeks?: number };

/** One made-up patient, told as a pharmacist would: everything else is filled in. */
export interface PatientPlan {
  /** What a pharmacist should see; `quiet`: the right answer is silence. For people and tests, never sent to the server. */
  readonly story: string;
  readonly sex: 'female' | 'male';
  readonly ageYears: number;
  readonly birthPrecision?: 'year' | 'month';
  /** null: nobody weighed the patient. */
  readonly weightKg: number | null;
  readonly heightCm: number | null;
  readonly admittedDaysAgo: number;
  readonly allergies: 'none' | 'notRecorded' | 'unavailable' | readonly AllergyPlan[];
  readonly diagnoses: readonly DiagnosisKey[] | 'notRecorded';
  readonly orders: readonly OrderPlan[];
  /** Courses that matter; the routine panel fills the rest, unless `onlyTheseResults`. */
  readonly results: Partial<Readonly<Record<TestKey, Course>>>;
  readonly onlyTheseResults?: boolean;
  readonly pregnancy?: RecordedPlan;
  readonly lactation?: RecordedPlan;
  readonly dialysis?: RecordedPlan;
}
