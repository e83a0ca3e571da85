import type { ModifierTrace } from '../../../schema/review/finding.ts';

/** Without a start nobody knows whether the treatment is old enough for a result to be due; it is taken to be. */
export function startUnknown(ruleId: string): ModifierTrace {
  return {
    id: `${ruleId}#start`,
    effect: 'unknown',
    reason: {
      en: 'The start of the treatment is not known; it is taken as long enough ago.',
      fr: 'Le début du traitement est inconnu ; il est supposé assez ancien.',
    },
    evidence: [],
  };
}
