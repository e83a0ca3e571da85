import type { Policy } from '../../../schema/ipc/policy.ts';
import type { VaultRecord } from '../vault/envelope.ts';

const HOUR_MS = 3_600_000;

/** The server grants a lease; the policy of this workstation may only make it shorter. */
export function grantedLease(leaseUntil: string, now: number, policy: Pick<Policy, 'leaseHours'>): string {
  return new Date(Math.min(Date.parse(leaseUntil), now + policy.leaseHours * HOUR_MS)).toISOString();
}

/** A clock that was set back does not bring an ended lease to life: time never runs behind what was already seen. */
export function timeSeen(record: VaultRecord, now: number): number {
  return Math.max(now, Date.parse(record.latestSeen));
}

const STANDSTILL_COSTS_MS = 5 * 60_000;

/** What an unlocking notes as seen. While the clock lies behind, each one costs five minutes of the lease: it still ends. */
export function seenAtUnlocking(record: VaultRecord, now: number): string {
  const latest = Date.parse(record.latestSeen);
  return new Date(now >= latest ? now : latest + STANDSTILL_COSTS_MS).toISOString();
}

export function leaseHasEnded(record: VaultRecord, now: number): boolean {
  return timeSeen(record, now) >= Date.parse(record.leaseUntil);
}
