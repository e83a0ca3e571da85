import { z } from 'zod';

/** Points to a substance or to a class of the pack. */
export const drugReference = z.union([
  z.object({ substance: z.string().min(1).max(120) }),
  z.object({ class: z.string().min(1).max(200) }),
]);
export type DrugReference = z.infer<typeof drugReference>;
