import { z } from 'zod';
import { allergyIntolerance } from '../chart/allergy.ts';
import { instant } from '../instant.ts';
import { quantity } from '../quantity.ts';

/**
 * An allergy that the patient told the pharmacist. It counts in every review at once, beside what the hospital has: where they disagree
 * the more cautious holds. It is taken back by an event that corrects it.
 */
export const allergyRecordedBody = z.object({
  kind: z.literal('allergyRecorded'),
  allergy: allergyIntolerance.pick({ code: true, type: true, category: true, criticality: true, reactions: true }),
});

/** Somebody asked, and the patient knows of none. It stands only while nobody has recorded one. */
export const noKnownAllergiesBody = z.object({ kind: z.literal('noKnownAllergies') });

/** A measure that the pharmacist took or was told at the bed: a weight, a height, a heart rate. */
export const measurementRecordedBody = z.object({
  kind: z.literal('measurementRecorded'),
  /** A name of `schema/knowledge/analyte.ts`, or one that a newer workstation knows: kept, and not used here. */
  analyte: z.string().min(1).max(60),
  value: quantity,
  measuredAt: instant,
});
