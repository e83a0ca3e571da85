import type { Finding } from '../../schema/review/finding.ts';
import { severityIndex, tierIndex } from '../tier/tierTable.ts';

/** The order in which findings are read; equal ones keep an order of their own, the same on every machine. */
export function mostSevereFirst(one: Finding, other: Finding): number {
  return (
    severityIndex(one.severity) - severityIndex(other.severity) ||
    tierIndex(one.tier) - tierIndex(other.tier) ||
    (one.key < other.key ? -1 : 1)
  );
}
