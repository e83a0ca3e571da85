import type { AwayCounts } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';

const ORDER = ['newResults', 'decisions', 'arrived', 'left'] as const;

/** What changed and is not listed: as numbers, so that nobody takes the list for everything. */
export function AwayCounted({ counts }: { readonly counts: AwayCounts }) {
  const { text, say } = useWords();
  const parts = ORDER.filter((name) => counts[name] > 0).map((name) =>
    say(`away.count.${name}`, { count: counts[name] }),
  );
  if (parts.length === 0) return null;
  return <p className="away-counted sub">{say('away.counted', { counts: text.list(parts) })}</p>;
}
