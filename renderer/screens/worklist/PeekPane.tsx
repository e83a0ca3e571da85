import { ActionButton } from '../../components/ActionButton.tsx';
import { FindingCard } from '../../components/finding/FindingCard.tsx';
import { NothingFound } from '../../components/finding/NothingFound.tsx';
import { groupUnknowns } from '../../components/finding/groupUnknowns.ts';
import { NotAssessedCards } from '../../components/finding/NotAssessedCards.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useOpenPanel } from '../../session/openPanelStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { leadingFinding } from './leadingFinding.ts';
import { PeekFacts } from './PeekFacts.tsx';

interface PeekPaneProps {
  readonly view: ChartView | null | undefined;
  readonly chartId: string | null;
  readonly onNext: () => void;
  readonly onOpen: () => void;
}

const SHOWN_FINDINGS = 3;

/** Enough of the patient to answer the leading finding without opening the chart. */
export function PeekPane({ view, chartId, onNext, onOpen }: PeekPaneProps) {
  const { say } = useWords();
  const open = useOpenPanel((panels) => panels.open);
  return (
    <aside className="peek" aria-label={say('peek.title')}>
      <div className="peek-body">
        {chartId === null ? (
          <p className="muted">{say('peek.choose')}</p>
        ) : view === undefined ? (
          <p role="status" className="muted">
            {say('peek.reading')}
          </p>
        ) : view === null ? (
          <p role="status">{say('peek.gone')}</p>
        ) : (
          <PeekContent view={view} onOpen={onOpen} />
        )}
      </div>
      <div className="peek-foot">
        <ActionButton look="primary" keys="Enter" onPress={onOpen} isDisabled={view === null || view === undefined}>
          {say('worklist.openChart')}
        </ActionButton>
        <ActionButton keys="J" onPress={onNext}>
          {say('worklist.next')}
        </ActionButton>
        <span className="spacer" />
        <ActionButton look="quiet" keys="?" onPress={() => open('shortcuts')}>
          {say('shortcut.button')}
        </ActionButton>
      </div>
    </aside>
  );
}

function PeekContent({ view, onOpen }: { readonly view: ChartView; readonly onOpen: () => void }) {
  const leading = leadingFinding(view);
  const shown = view.findings
    .filter(({ finding }) => finding.tier === 'mustAnswer' || finding.tier === 'show')
    .slice(0, SHOWN_FINDINGS);
  return (
    <>
      <PeekFacts view={view} />
      {shown.map((item) => (
        <FindingCard
          key={item.finding.key}
          view={view}
          item={item}
          isCurrent={item === leading}
          isOpen={item === leading}
          onFact={onOpen}
        />
      ))}
      {view.findings.length === 0 && <NothingFound />}
      <NotAssessedCards view={view} limit={shown.length === 0 ? 3 : 1} />
      <AlsoWords view={view} shown={shown.length} />
    </>
  );
}

function AlsoWords({ view, shown }: { readonly view: ChartView; readonly shown: number }) {
  const { say } = useWords();
  const logged = view.findings.filter(({ finding }) => finding.tier === 'log').length;
  const collapsed = view.findings.length - logged - shown;
  const unknown = groupUnknowns(view.review.notAssessed).length;
  const clear = view.review.families.filter(({ outcome }) => outcome === 'clear').length;
  const parts = [
    ...(collapsed > 0 ? [say('card.part.collapsed', { count: collapsed })] : []),
    ...(logged > 0 ? [say('card.part.logged', { count: logged })] : []),
    ...(unknown > 0 ? [say('card.part.notAssessed', { count: unknown })] : []),
  ];
  return (
    <p className="sub">
      {parts.length > 0 && `${say('peek.also', { parts: parts.join(', ') })} · `}
      <b>{clear === 0 ? say('card.noneClear') : say('card.clear', { count: clear })}</b>
    </p>
  );
}
