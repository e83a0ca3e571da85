import type { NotAssessed } from '../../../schema/review/checkOutcome.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { SeverityMark } from '../SeverityMark.tsx';
import { DrugNames } from './DrugNames.tsx';

export interface UnknownGroup {
  readonly input: string;
  readonly items: readonly NotAssessed[];
}

/** What could not be checked, one card for each thing that is missing: a missing weight is one request, not seven. */
export function groupUnknowns(notAssessed: readonly NotAssessed[]): readonly UnknownGroup[] {
  const byInput = Map.groupBy(
    notAssessed.filter(({ reason }) => reason !== 'unavailable'),
    ({ input }) => input,
  );
  return [...byInput].map(([input, items]) => ({ input, items })).toSorted((a, b) => b.items.length - a.items.length);
}

export function NotAssessedCards({ view, limit }: { readonly view: ChartView; readonly limit?: number }) {
  return groupUnknowns(view.review.notAssessed)
    .slice(0, limit)
    .map((group) => <NotAssessedCard key={group.input} view={view} group={group} />);
}

function NotAssessedCard({ view, group }: { readonly view: ChartView; readonly group: UnknownGroup }) {
  const { text, say, now } = useWords();
  const title = say('card.notAssessed', { what: text.input(group.input) });
  const sentences = [...new Set(group.items.map(({ detail }) => text.message(detail, { now })))];
  const families = [...new Set(group.items.map((item) => text.family(item.family)))];
  const isAskable = group.items.some(({ reason }) => reason === 'missing' || reason === 'stale');
  const orderIds = [...new Set(group.items.flatMap((item) => item.orderIds))];
  return (
    <article className="card unknown" aria-label={title}>
      <h3 className="card-title">
        <SeverityMark level="notAssessed">{title}</SeverityMark>
      </h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <DrugNames view={view} orderIds={orderIds} />
      <p>
        <b>{isAskable ? say('card.askFor', { input: text.input(group.input) }) : say('card.byHand')}</b>
      </p>
      <p className="sub">{say('card.checks', { count: group.items.length, families: text.list(families) })}</p>
    </article>
  );
}
