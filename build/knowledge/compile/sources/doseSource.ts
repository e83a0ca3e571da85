import { z } from 'zod';
import { localisedText } from '../../../../schema/localisedText.ts';
import { severity } from '../../../../schema/severity.ts';
import { actions, commonEntry, drugNames, fileHead } from './commonEntry.ts';

/**
 * A limit as it is written: `daily 4 g`, `single 15 mg/kg cap 1 g`, `weekly 30 mg`, `low daily 1.5 g`, `every 4 h` (at least so far
 * apart), `within 12 h` (at most so far apart), `for 5 d` (at most so long), `rate 20 mmol/h`.
 */
const limit = z.union([
  z.string(),
  z.strictObject({
    is: z.string(),
    level: severity.optional(),
    when: z.unknown().optional(),
    en: z.string().optional(),
    fr: z.string().optional(),
  }),
]);

const entry = {
  ...commonEntry,
  en: z.string().optional(),
  fr: z.string().optional(),
  actions: actions.optional(),
  /** Absent: section 4.2 of the summary of product characteristics. */
  cite: z.array(z.string()).min(1).optional(),
  /** A name in `harms` of the file: what too much does, in place of `en` and `fr`. */
  harm: z.string().optional(),
  drug: drugNames,
  /** `oral`, `iv`, `injection`, `rectal`, or a list of routes; absent: all that reach the blood. */
  routes: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  applies: z.unknown().optional(),
};
const harms = z.record(z.string(), localisedText).optional();

const doseEntry = z.strictObject({ ...entry, limits: z.array(limit).min(1) });
const childrenEntry = z.strictObject({
  ...entry,
  /** `0m-3m`, `3m-12y`, `0m-18y`: the first month or year included, the last not. */
  age: z.string(),
  limits: z.array(limit).optional(),
  avoid: z.strictObject({ level: severity, en: z.string(), fr: z.string() }).optional(),
});
export type DoseEntry = z.infer<typeof doseEntry>;
export type ChildrenEntry = z.infer<typeof childrenEntry>;
export type LimitSource = z.infer<typeof limit>;

export const doseFile = z.strictObject({ ...fileHead, family: z.literal('dose'), harms, rules: z.array(doseEntry) });
export const childrenFile = z.strictObject({
  ...fileHead,
  family: z.literal('children'),
  harms,
  rules: z.array(childrenEntry),
});
