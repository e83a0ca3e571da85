import type { Finding, ModifierTrace } from '../../../schema/review/finding.ts';
import { useWords } from '../../session/TextContext.tsx';

/** Why a finding stands where it stands: the rules, what raised or lowered it, and where the rules come from. */
export function WhyPanel({ finding }: { readonly finding: Finding }) {
  const { text, say } = useWords();
  const [leading] = finding.rules;
  return (
    <div className="why-panel sub">
      {leading !== undefined && <p>{say('card.why.rule', { severity: text.severity(leading.severity) })}</p>}
      {finding.rules.length > 1 && <p>{say('card.why.rules', { count: finding.rules.length })}</p>}
      {leading?.mechanism !== undefined && (
        <p>{say('card.why.mechanism', { mechanism: text.localised(leading.mechanism) })}</p>
      )}
      {finding.modifiers.length === 0 ? (
        <p>{say('card.why.same')}</p>
      ) : (
        <ul>
          {finding.modifiers.map((modifier) => (
            <li key={modifier.id}>
              <Modifier modifier={modifier} />
            </li>
          ))}
        </ul>
      )}
      <ul>
        {finding.rules.flatMap((rule) =>
          rule.citations.map((citation) => (
            <li key={`${rule.ruleId} ${citation.sourceId} ${citation.text}`}>
              {say('card.source', {
                source: citation.text.replace(/\.$/u, ''),
                pack: rule.packId,
                version: rule.packVersion,
              })}
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

function Modifier({ modifier }: { readonly modifier: ModifierTrace }) {
  const { text, say } = useWords();
  const { effect, from, to, fromTier, toTier } = modifier;
  return (
    <>
      {say(`card.why.${effect}`, { reason: text.localised(modifier.reason) })}
      {from !== undefined &&
        to !== undefined &&
        from !== to &&
        ` ${say('card.why.fromTo', { from: text.severity(from), to: text.severity(to) })}`}
      {fromTier !== undefined &&
        toTier !== undefined &&
        fromTier !== toTier &&
        ` ${say('card.why.fromTo', { from: say(`tier.${fromTier}`), to: say(`tier.${toTier}`) })}`}
    </>
  );
}
