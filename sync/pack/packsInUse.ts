import { z } from 'zod';

/** `active.json` of a store of packs: which version of each is in use, and which was before it. Written whole, by renaming. */
export const packsInUse = z.record(
  z.string().min(1).max(80),
  z.object({ active: z.string().min(1).max(40), previous: z.string().max(40).nullable() }),
);
export type PacksInUse = z.infer<typeof packsInUse>;

/** The file of a version in a store. Its key lies beside it, with `.publicKey.txt` in place of `.wkp`. */
export function packFileName(id: string, version: string): string {
  return `${encodeURIComponent(id)}@${encodeURIComponent(version)}.wkp`;
}
