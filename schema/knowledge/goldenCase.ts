import { z } from 'zod';
import { chart } from '../chart/chart.ts';
import { family } from '../family.ts';
import { instant } from '../instant.ts';
import { severity } from '../severity.ts';

/**
 * A small chart and what a review of it must say, carried in a pack and run on the device before the pack is used: the same pack
 * may meet another engine there than the one that it was made with. Substances are ids of the pack.
 */
export const goldenCase = z.object({
  name: z.string().min(1).max(200),
  now: instant,
  chart,
  /** Each must be found, at this severity at least. */
  find: z.array(z.object({ family, substances: z.array(z.string().min(1).max(120)), severity: severity.optional() })),
  /** Nothing of the chart must be answered. */
  quiet: z.boolean().optional(),
});
export type GoldenCase = z.infer<typeof goldenCase>;
