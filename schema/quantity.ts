import { z } from 'zod';

/** A number with its UCUM unit code, in the unit in which it was reported (`mmol/L`, `mg`, `[IU]`). */
export const quantity = z.object({ value: z.number(), unit: z.string().min(1).max(40) });
export type Quantity = z.infer<typeof quantity>;
