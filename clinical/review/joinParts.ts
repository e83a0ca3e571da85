import type { RuleAction } from '../../schema/knowledge/ruleAction.ts';
import type { Finding, FindingPart } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import { hashTexts } from '../knowledge/contentHash.ts';
import { tierIndex, worst } from '../tier/tierTable.ts';
import { clearsTogether } from './clearsTogether.ts';
import { unique } from './unique.ts';
import { byText, sortFew } from '../sortFew.ts';

/** What is said of several findings that are told as one. */
export interface Telling {
  readonly key: string;
  readonly title: Message;
  readonly actions: readonly RuleAction[];
}

/** One finding from its parts, the leading first: the highest severity, the loudest tier, every line and every rule. */
export function joinParts(ordered: readonly Finding[], { key, title, actions }: Telling): Finding {
  const [leading] = ordered;
  if (leading === undefined) throw new Error('a whole has parts');
  const bands = ordered.flatMap((part) => part.band ?? []);
  const severity = ordered.map((part) => part.severity).reduce(worst);
  // What ends a milder part leaves the whole as it is.
  const worstParts = ordered.filter((part) => part.severity === severity);
  return {
    ...leading,
    key,
    fingerprint: hashTexts(
      sortFew(
        ordered.map((part) => part.fingerprint),
        byText,
      ),
    ),
    severity,
    tier: ordered.map((part) => part.tier).reduce(louder),
    initialTier: ordered.map((part) => part.initialTier).reduce(louder),
    orderIds: sortFew([...new Set(ordered.flatMap((part) => part.orderIds))], byText),
    substances: [...new Set(ordered.flatMap((part) => part.substances))],
    title,
    actions: [...actions],
    evidence: unique(ordered.flatMap((part) => part.evidence)),
    rules: ordered.flatMap((part) => part.rules),
    modifiers: unique(ordered.flatMap((part) => part.modifiers)),
    clearsWhen: clearsTogether(worstParts),
    ...(bands.length === 0 ? {} : { band: bands.join(' ').slice(0, 200) }),
    monitor: [...new Set(ordered.flatMap((part) => part.monitor))],
    parts: ordered.flatMap((part) => part.parts ?? [partOf(part)]),
  };
}

function louder(one: Finding['tier'], other: Finding['tier']): Finding['tier'] {
  return tierIndex(one) <= tierIndex(other) ? one : other;
}

function partOf({ key, family, severity, tier, orderIds, substances, rules, title }: Finding): FindingPart {
  return { key, family, severity, tier, orderIds, substances, ruleIds: rules.map((rule) => rule.ruleId), title };
}
