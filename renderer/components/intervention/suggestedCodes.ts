import type { Finding } from '../../../schema/review/finding.ts';
import type { Severity } from '../../../schema/severity.ts';

export const PROBLEMS = ['1', '2', '3', '4', '5', '6.1', '6.2', '6.3', '6.4', '6.5', '7', '8', '9', '10'] as const;
export const TYPES = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Problem = (typeof PROBLEMS)[number];
export type InterventionType = (typeof TYPES)[number];

export interface Codes {
  readonly problem: Problem | null;
  readonly type: InterventionType | null;
}

const INTERACTION: Readonly<Record<Severity, Problem>> = {
  takeIntoAccount: '6.1',
  precaution: '6.2',
  notRecommended: '6.3',
  contraindicated: '6.4',
};

/** What the Act-IP sheet most likely calls it; a suggestion that the pharmacist sees chosen and may change. */
export function suggestedCodes(finding: Finding | null): Codes {
  if (finding === null) return { problem: null, type: null };
  switch (finding.family) {
    case 'interaction':
    case 'cumulativeRisk':
      return { problem: INTERACTION[finding.severity], type: finding.severity === 'contraindicated' ? '2' : '5' };
    case 'renal':
    case 'hepatic':
    case 'dose':
      return { problem: '4', type: '7' };
    case 'allergy':
      return { problem: '1', type: '3' };
    case 'duplicateTherapy':
      return { problem: '5', type: '2' };
    case 'laboratoryTrigger':
      return { problem: '1', type: finding.severity === 'contraindicated' ? '2' : '5' };
    case 'missingMonitoring':
    case 'drugLevel':
      return { problem: '10', type: '5' };
    default:
      return { problem: null, type: null };
  }
}
