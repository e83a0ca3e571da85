import { z } from 'zod';
import { route } from '../chart/route.ts';
import { localisedText } from '../localisedText.ts';
import { quantity } from '../quantity.ts';
import { dosageForm } from '../chart/dosageForm.ts';
import { drugReference } from './drugReference.ts';

const comparator = z.enum(['<', '<=', '>=', '>']);
/** Which line a fact is taken from: `a` and `b` are the ends of an interaction, `subject` the line of any other rule. */
const of = z.enum(['a', 'b', 'subject', 'any']);

const fact = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('route'), of, in: z.array(route).min(1) }),
  /** Sum over the active lines of the same substance, per day. */
  z.object({ fact: z.literal('dailyDose'), of, comparator, value: quantity }),
  z.object({
    fact: z.literal('observation'),
    analyte: z.string().min(1).max(60),
    comparator,
    value: quantity,
    maxAgeHours: z.number().positive(),
  }),
  z.object({ fact: z.literal('age'), comparator, years: z.number().nonnegative() }),
  z.object({ fact: z.literal('sex'), is: z.enum(['female', 'male']) }),
  /** Creatinine clearance (Cockcroft-Gault, actual weight), mL/min. */
  z.object({ fact: z.literal('creatinineClearance'), comparator, mlPerMinute: z.number().nonnegative() }),
  z.object({ fact: z.literal('dialysis') }),
  z.object({ fact: z.literal('coMedication'), drug: drugReference }),
  /** An active condition of the named group (`heartFailure`), or with `history` one that is over; the pack lists groups with their codes. */
  z.object({ fact: z.literal('condition'), group: z.string().min(1).max(60), history: z.boolean().optional() }),
  z.object({ fact: z.literal('daysSinceStart'), of, comparator, days: z.number().nonnegative() }),
  /** From the start to the ordered end; without an end, to now at least: then only `>` and `>=` can be known to hold. */
  z.object({ fact: z.literal('treatmentDays'), of, comparator, days: z.number().nonnegative() }),
  /** The largest single dose of the substance on a line. */
  z.object({ fact: z.literal('singleDose'), of, comparator, value: quantity }),
  /** The least time between an intake of `a` and one of `b`, in either order. */
  z.object({ fact: z.literal('hoursApart'), comparator, hours: z.number().nonnegative() }),
  z.object({ fact: z.literal('asNeeded'), of }),
  /** Which member of a class stands at that end: always known. A rule about a class may single out some of its members. */
  z.object({ fact: z.literal('substance'), of, in: z.array(drugReference).min(1) }),
  /** `stated`: a form that the order does not say is not one of these, for rules about an order that contradicts itself. */
  z.object({ fact: z.literal('dosageForm'), of, in: z.array(dosageForm).min(1), stated: z.literal(true).optional() }),
  /** Given through a tube, or ordered to be crushed, opened or dispersed. */
  z.object({ fact: z.literal('crushed'), of }),
  /** What the order says of meals and bedtime; `no` where it says nothing. */
  z.object({ fact: z.literal('intakeTime'), of, in: z.array(z.enum(['withMeal', 'emptyStomach', 'bedtime'])).min(1) }),
  /**
   * Undiluted by direct injection; `no` where a rate, a diluent or an infusion is ordered; otherwise unknown, or `no` with `stated`:
   * most orders leave it to the ward.
   */
  z.object({ fact: z.literal('bolus'), of, stated: z.literal(true).optional() }),
  /** CKD-EPI 2021 freed of the body surface, or Schwartz in children, mL/min. */
  z.object({ fact: z.literal('estimatedGfr'), comparator, mlPerMinute: z.number().nonnegative() }),
  z.object({ fact: z.literal('ageMonths'), comparator, months: z.number().nonnegative() }),
  z.object({ fact: z.literal('weight'), comparator, kg: z.number().nonnegative() }),
  /** Pregnant, in one of these trimesters or weeks (since the last period) where they matter; unknown without the week. */
  z.object({
    fact: z.literal('pregnancy'),
    trimesters: z
      .array(z.union([z.literal(1), z.literal(2), z.literal(3)]))
      .min(1)
      .optional(),
    weeks: z.object({ from: z.number().nonnegative().optional(), below: z.number().positive().optional() }).optional(),
  }),
  z.object({ fact: z.literal('lactation') }),
  z.object({ fact: z.literal('childPugh'), in: z.array(z.enum(['A', 'B', 'C'])).min(1) }),
  /**
   * ALT or AST, whichever is higher, as a multiple of the upper limit of normal (of the result, else 40 U/L). `ifMeasured`: nobody wants
   * the test in every patient, so without a recent one the fact does not hold.
   */
  z.object({
    fact: z.literal('aminotransferases'),
    comparator,
    timesUpperLimit: z.number().positive(),
    maxAgeHours: z.number().positive(),
    ifMeasured: z.boolean().optional(),
  }),
  /**
   * A recorded phenotype or genotype of the gene (`CYP2D6`), in the words of `clinical/facts/phenotype.ts` (`poor metaboliser`). Nobody
   * is asked for a genotype: without one this is `no`, unless the licence wants the test before the drug (`required`): then it is unknown.
   */
  z.object({
    fact: z.literal('phenotype'),
    gene: z.string().min(1).max(30),
    /** Absent: any result on record. */
    in: z.array(z.string().min(1).max(60)).min(1).optional(),
    required: z.literal(true).optional(),
  }),
  /** What the line was ordered for, or an active condition of the group. */
  z.object({ fact: z.literal('indication'), of, group: z.string().min(1).max(60) }),
  /** What only a person can decide, because the source says it in free text: always unknown, so the worst level holds and the card asks. */
  z.object({ fact: z.literal('judgement'), question: localisedText }),
]);

/** Context as data. Three-valued: a fact whose input is missing or stale is unknown, and so is what depends on it. */
export type RuleCondition =
  | z.infer<typeof fact>
  | { readonly all: readonly RuleCondition[] }
  | { readonly any: readonly RuleCondition[] }
  | { readonly not: RuleCondition };

export const ruleCondition: z.ZodType<RuleCondition> = z.lazy(() =>
  z.union([
    fact,
    z.object({ all: z.array(ruleCondition).min(1) }),
    z.object({ any: z.array(ruleCondition).min(1) }),
    z.object({ not: ruleCondition }),
  ]),
);
