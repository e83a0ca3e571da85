import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { SeverityMark } from '../SeverityMark.tsx';
import { DrugNames } from './DrugNames.tsx';
import { groupUnknowns, type UnknownGroup } from './groupUnknowns.ts';

export function NotAssessedCards({ view, limit }: { readonly view: ChartView; readonly limit?: number }) {
  return groupUnknowns(view.review.notAssessed)
    .slice(0, limit)
    .map((group) => <NotAssessedCard key={group.key} view={view} group={group} />);
}

function NotAssessedCard({ view, group }: { readonly view: ChartView; readonly group: UnknownGroup }) {
  const { text, say, now } = useWords();
  const what = text.list(group.inputs.map((input) => text.input(input)));
  const title = say('card.notAssessed', { what });
  const sentences = [...new Set(group.items.map(({ detail }) => text.message(detail, { now })))];
  const families = [...new Set(group.items.flatMap((item) => item.families))].map((family) => text.family(family));
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
        <b>{isAskable ? say('card.askFor', { input: what }) : say('card.byHand')}</b>
      </p>
      <p className="sub">{say('card.checks', { count: families.length, families: text.list(families) })}</p>
    </article>
  );
}
