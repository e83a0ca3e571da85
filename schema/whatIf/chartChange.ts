import { z } from 'zod';
import { allergyIntolerance } from '../chart/allergy.ts';
import { timing } from '../chart/dosage.ts';
import { medication } from '../chart/medication.ts';
import { medicationOrder } from '../chart/medicationOrder.ts';
import { route } from '../chart/route.ts';
import { identifier } from '../identifier.ts';
import { instant, timeOfDay } from '../instant.ts';
import { analyte } from '../knowledge/analyte.ts';
import { quantity } from '../quantity.ts';

/** One thing that somebody considers changing on a chart. Nothing is written: the answer is what a review would then say. */
export const chartChange = z.discriminatedUnion('kind', [
  /** The amount of one administration, of every instruction of the order. */
  z.object({ kind: z.literal('dose'), orderId: identifier, dose: quantity }),
  z.object({ kind: z.literal('route'), orderId: identifier, route }),
  /** How often, in place of all that was said about it. */
  z.object({ kind: z.literal('timing'), orderId: identifier, timing }),
  /** At which hours, as often as there are hours. */
  z.object({ kind: z.literal('times'), orderId: identifier, timesOfDay: z.array(timeOfDay).min(1).max(24) }),
  z.object({ kind: z.literal('start'), orderId: identifier, at: instant.nullable() }),
  z.object({ kind: z.literal('end'), orderId: identifier, at: instant.nullable() }),
  /** Another drug in its place. Its dose is another drug's: it is left out, and the dose checks say so. */
  z.object({ kind: z.literal('drug'), orderId: identifier, medication }),
  /** A line that nobody has signed yet. */
  z.object({ kind: z.literal('addOrder'), order: medicationOrder }),
  z.object({ kind: z.literal('stop'), orderId: identifier }),
  z.object({ kind: z.literal('suspend'), orderId: identifier }),
  z.object({ kind: z.literal('resume'), orderId: identifier }),
  /** A result or a measure (a weight too), as if it had come in at `at`, or now. */
  z.object({ kind: z.literal('result'), analyte, value: quantity, at: instant.optional() }),
  z.object({
    kind: z.literal('status'),
    of: z.enum(['pregnancy', 'lactation', 'dialysis']),
    value: z.enum(['yes', 'no', 'unknown']),
    gestationWeeks: z.number().min(0).max(45).optional(),
  }),
  z.object({ kind: z.literal('addAllergy'), allergy: allergyIntolerance }),
  z.object({ kind: z.literal('refuteAllergy'), allergyId: identifier }),
]);
export type ChartChange = z.infer<typeof chartChange>;
