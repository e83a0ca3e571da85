import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { Sha256 } from '../sha256.ts';

export type UnsealedEvent = Omit<ClinicalEvent, 'digest'>;

/** Writes author, device, time and content under one digest, at the moment of writing and never later. */
export async function sealEvent(event: UnsealedEvent, sha256: Sha256): Promise<ClinicalEvent> {
  return { ...event, digest: await sha256(canonicalJson(event)) };
}

/** Whether an event still says what its author wrote. Fields of a later version count too: pass the event as it came. */
export async function isSealIntact(event: ClinicalEvent, sha256: Sha256): Promise<boolean> {
  const { digest, ...content } = event;
  return digest === (await sha256(canonicalJson(content)));
}
