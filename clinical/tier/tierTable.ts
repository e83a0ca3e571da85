import type { EvidenceLevel } from '../../schema/knowledge/ruleBase.ts';
import type { Severity, Tier } from '../../schema/severity.ts';

/**
 * `known`: a hazard that the drugs bring by themselves (interaction, duplicate, cumulative risk, missing monitoring).
 * `shown`: a fact of this patient already points to the harm (a result beyond a limit, a dose beyond what the kidneys allow, an
 * allergy): alerts of this kind are the ones that prescribers act on (PMC9540177), so they start one step louder.
 */
export type TierContext = 'known' | 'shown';

/**
 * How loud a finding starts, from its severity, how well the hazard is established, and whether a fact of the patient points to
 * it. Context then moves it: `judgeHit.ts`. Published in docs by a generator that reads this table.
 */
export const tierTable: Readonly<
  Record<TierContext, Readonly<Record<Severity, Readonly<Record<EvidenceLevel, Tier>>>>>
> = {
  known: {
    contraindicated: { established: 'mustAnswer', probable: 'mustAnswer', theoretical: 'mustAnswer' },
    notRecommended: { established: 'show', probable: 'show', theoretical: 'collapsed' },
    precaution: { established: 'collapsed', probable: 'collapsed', theoretical: 'log' },
    takeIntoAccount: { established: 'collapsed', probable: 'log', theoretical: 'log' },
  },
  shown: {
    contraindicated: { established: 'mustAnswer', probable: 'mustAnswer', theoretical: 'mustAnswer' },
    notRecommended: { established: 'show', probable: 'show', theoretical: 'show' },
    precaution: { established: 'show', probable: 'show', theoretical: 'collapsed' },
    takeIntoAccount: { established: 'collapsed', probable: 'collapsed', theoretical: 'log' },
  },
};

/** Never below `show`, and there only by a named modifier. */
export const floorTier: Tier = 'show';

export const tiersLoudestFirst: readonly Tier[] = ['mustAnswer', 'show', 'collapsed', 'log'];

export const severitiesWorstFirst: readonly Severity[] = [
  'contraindicated',
  'notRecommended',
  'precaution',
  'takeIntoAccount',
];

export function tierIndex(tier: Tier): number {
  return tiersLoudestFirst.indexOf(tier);
}

export function severityIndex(severity: Severity): number {
  return severitiesWorstFirst.indexOf(severity);
}

export function worst(one: Severity, other: Severity): Severity {
  return severityIndex(one) <= severityIndex(other) ? one : other;
}
