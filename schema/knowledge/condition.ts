import { z } from 'zod';
import { route } from '../chart/route.ts';
import { localisedText } from '../localisedText.ts';
import { quantity } from '../quantity.ts';
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
  /** An active condition of the named group (`heartFailure`); groups are listed in the pack with their codes. */
  z.object({ fact: z.literal('condition'), group: z.string().min(1).max(60) }),
  z.object({ fact: z.literal('daysSinceStart'), of, comparator, days: z.number().nonnegative() }),
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
