import { useState } from 'react';
import type { Evidence } from '../../../schema/review/evidence.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useAnswering } from '../../session/answeringStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { ActionButton } from '../ActionButton.tsx';
import { AnswerPanel } from '../answer/AnswerPanel.tsx';
import { MonitorPanel } from '../answer/MonitorPanel.tsx';
import { lowerFirst } from '../lowerFirst.ts';
import { SeverityMark, toneOf } from '../SeverityMark.tsx';
import { AnsweredNote } from './AnsweredNote.tsx';
import { CardButtons } from './CardButtons.tsx';
import { DrugNames } from './DrugNames.tsx';
import { FactChips } from './FactChips.tsx';
import type { FindingItem } from './findingItem.ts';
import { WhyPanel } from './WhyPanel.tsx';

interface FindingCardProps {
  readonly view: ChartView;
  readonly item: FindingItem;
  /** The keys I, M and A speak to this card. */
  readonly isCurrent: boolean;
  /** false: title and drugs only, as for all but the leading finding of the peek. */
  readonly isOpen: boolean;
  readonly onFact: (evidence: Evidence) => void;
}

/** One finding: what is wrong, on which facts, what to do in order, and the answers, one key each. */
export function FindingCard({ view, item, isCurrent, isOpen, onFact }: FindingCardProps) {
  const { text, say, now } = useWords();
  const { finding, state } = item;
  const answering = useAnswering((store) => store.answering);
  const [showsWhy, setShowsWhy] = useState(false);
  const isAnswered = state.state === 'answered';
  const mine = answering?.chartId === view.chart.id && answering.findingKey === finding.key ? answering.how : null;
  const title = say('card.title', {
    signal: text.signalWord(finding.tier),
    title: lowerFirst(text.message(finding.title, { now })),
  });
  const classes = [
    'card',
    toneOf(finding.severity),
    finding.tier === 'mustAnswer' && !isAnswered ? 'filled' : '',
    isAnswered ? 'answered' : '',
    isCurrent ? 'current' : '',
  ];
  return (
    <article
      className={classes.join(' ')}
      aria-label={title}
      aria-current={isCurrent}
      data-finding={finding.key}
      data-waits={!isAnswered && (finding.tier === 'mustAnswer' || finding.tier === 'show')}
      tabIndex={-1}
    >
      <h3 className="card-title">
        <SeverityMark level={finding.severity}>{title}</SeverityMark>
        <span className="tag">{text.severity(finding.severity, finding.orderIds.length < 2 ? 'oneDrug' : 'pair')}</span>
      </h3>
      <DrugNames view={view} orderIds={finding.orderIds} />
      {state.event !== null && <AnsweredNote view={view} event={state.event} isReopened={state.state === 'reopened'} />}
      {isOpen && !isAnswered && (
        <>
          <p>
            {text.localised(finding.hazard)} {finding.consequence !== undefined && text.localised(finding.consequence)}
          </p>
          <Actions actions={finding.actions.map((action) => text.localised(action))} />
          <FactChips evidence={finding.evidence} onOpen={onFact} />
          <p className="sub">
            {finding.clearsWhen.length > 0 &&
              say('card.clears', {
                what: finding.clearsWhen.map((message) => text.message(message, { now })).join(say('card.or')),
              })}{' '}
            <ActionButton look="link" onPress={() => setShowsWhy(!showsWhy)} aria-expanded={showsWhy}>
              {say(showsWhy ? 'card.hideWhy' : 'card.why')}
            </ActionButton>
          </p>
          {showsWhy && <WhyPanel finding={finding} />}
        </>
      )}
      {mine === 'monitor' && <MonitorPanel view={view} finding={finding} />}
      {mine === 'reason' && <AnswerPanel view={view} finding={finding} />}
      {mine !== 'monitor' && mine !== 'reason' && isOpen && (
        <CardButtons view={view} item={item} isCurrent={isCurrent} />
      )}
    </article>
  );
}

function Actions({ actions }: { readonly actions: readonly string[] }) {
  const { say } = useWords();
  if (actions.length === 0) return null;
  return (
    <div className="card-actions">
      <b>{say('card.do')}</b>
      <ol>
        {actions.map((action) => (
          <li key={action}>{action}</li>
        ))}
      </ol>
    </div>
  );
}
