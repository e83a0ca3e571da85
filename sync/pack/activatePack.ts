import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../schema/result.ts';
import { openPack } from './openPack.ts';
import type { PackFailure } from './packFailure.ts';
import type { PackPlatform } from './packPlatform.ts';
import type { PacksInUse } from './packsInUse.ts';

/** A pack file by what its holder calls it, and the key it must be signed with. */
export type PackFile = { readonly bytes: Uint8Array; readonly publicKey: string };
export type CaseFailure = { readonly name: string; readonly detail: string };

export type ActivationFailure =
  | { readonly kind: 'notOpened'; readonly failure: PackFailure }
  | { readonly kind: 'otherPack'; readonly wanted: string; readonly found: string }
  | { readonly kind: 'alreadyActive'; readonly version: string }
  | { readonly kind: 'expired'; readonly expiryDate: string }
  | { readonly kind: 'notYetEffective'; readonly effectiveDate: string }
  | { readonly kind: 'goldenCasesFailed'; readonly failures: readonly CaseFailure[] }
  | { readonly kind: 'noPrevious'; readonly id: string };

export type Activation = { readonly pack: KnowledgePack; readonly state: PacksInUse };

export type ActivationParts = {
  readonly platform: PackPlatform;
  /** Runs the cases that the pack carries with the engine of this device, beside the other packs in use. */
  readonly runCases: (pack: KnowledgePack) => readonly CaseFailure[];
  /** YYYY-MM-DD on this device. */
  readonly today: string;
};

/**
 * Decides whether a pack may replace the one in use: opened and checked whole, between its first and its last day, its golden cases passed. Only then is
 * there a new state; on any failure the caller keeps the old one, with the failure to tell. Nothing is written here.
 */
export async function activatePack(
  file: PackFile,
  state: PacksInUse,
  { platform, runCases, today }: ActivationParts,
): Promise<Result<Activation, ActivationFailure>> {
  const opened = await openPack(file.bytes, file.publicKey, platform, 'again');
  if (!opened.ok) return failed({ kind: 'notOpened', failure: opened.error });
  const pack = opened.value;
  const current = state[pack.id];
  if (current?.active === pack.version) return failed({ kind: 'alreadyActive', version: pack.version });
  if (pack.expiryDate < today) return failed({ kind: 'expired', expiryDate: pack.expiryDate });
  if (pack.effectiveDate > today) return failed({ kind: 'notYetEffective', effectiveDate: pack.effectiveDate });
  const failures = runCases(pack);
  if (failures.length > 0) return failed({ kind: 'goldenCasesFailed', failures });
  const next = { active: pack.version, previous: current?.active ?? null };
  return { ok: true, value: { pack, state: { ...state, [pack.id]: next } } };
}

/**
 * Goes back to the version before. It was in use on this device, so it is checked as when it came (signature, shape, cases) and
 * not for its date: an old edition is better than none. Rolling back twice returns.
 */
export async function rollBackPack(
  id: string,
  file: PackFile | null,
  state: PacksInUse,
  { platform, runCases }: ActivationParts,
): Promise<Result<Activation, ActivationFailure>> {
  const current = state[id];
  if (current === undefined || current.previous === null || file === null) return failed({ kind: 'noPrevious', id });
  const opened = await openPack(file.bytes, file.publicKey, platform, 'again');
  if (!opened.ok) return failed({ kind: 'notOpened', failure: opened.error });
  const pack = opened.value;
  const wanted = `${id} ${current.previous}`;
  if (pack.id !== id || pack.version !== current.previous)
    return failed({ kind: 'otherPack', wanted, found: `${pack.id} ${pack.version}` });
  const failures = runCases(pack);
  if (failures.length > 0) return failed({ kind: 'goldenCasesFailed', failures });
  const next = { active: pack.version, previous: current.active };
  return { ok: true, value: { pack, state: { ...state, [id]: next } } };
}

function failed(error: ActivationFailure): { ok: false; error: ActivationFailure } {
  return { ok: false, error };
}
