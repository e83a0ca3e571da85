import { z } from 'zod';
import { interventionType, problemCode } from '../../../schema/events/intervention.ts';

/** What is kept of an intervention that was begun. */
const interventionDraft = z.object({
  problem: problemCode.nullable(),
  type: interventionType.nullable(),
  orderIds: z.array(z.string()),
  message: z.string(),
});
export type InterventionDraft = z.infer<typeof interventionDraft>;

/** null: nothing was kept, or it was kept by a version that wrote it otherwise. */
export function readDraft(text: string): InterventionDraft | null {
  try {
    const parsed = interventionDraft.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
