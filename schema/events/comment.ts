import { z } from 'zod';
import { identifier } from '../identifier.ts';

export const commentBody = z.object({
  kind: z.literal('comment'),
  text: z.string().min(1).max(8000),
  orderIds: z.array(identifier),
});
