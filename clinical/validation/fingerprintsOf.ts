import type { LineFingerprint } from '../../schema/events/fingerprint.ts';
import type { Review } from '../../schema/review/review.ts';

/** What a validation of these lines rests on, to be sealed into the event. Lines that are not current are left out. */
export function fingerprintsOf(review: Review, orderIds: readonly string[]): readonly LineFingerprint[] {
  return review.fingerprints.filter((line) => orderIds.includes(line.orderId));
}
