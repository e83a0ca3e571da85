import type { Finding } from '../../../schema/review/finding.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';

export const PACK = { packId: 'wardlight-starter', packVersion: '2026-11' } as const;

type Given = Pick<
  Finding,
  'key' | 'family' | 'severity' | 'tier' | 'orderIds' | 'substances' | 'title' | 'hazard' | 'actions'
> &
  Partial<Finding> & { readonly source: string; readonly mechanism?: LocalisedText };

export function finding({ source, mechanism, ...given }: Given): Finding {
  return {
    fingerprint: `${given.key}.fingerprint`,
    initialTier: given.tier,
    evidence: [],
    rules: [
      {
        ruleId: given.key,
        ...PACK,
        severity: given.severity,
        citations: [{ sourceId: 'source', text: source }],
        ...(mechanism === undefined ? {} : { mechanism }),
      },
    ],
    modifiers: [],
    clearsWhen: [],
    monitor: [],
    ...given,
  };
}
