import { ActionButton } from '../../components/ActionButton.tsx';
import { CheckList } from '../../components/finding/CheckList.tsx';
import { FindingCard } from '../../components/finding/FindingCard.tsx';
import { NothingFound } from '../../components/finding/NothingFound.tsx';
import { NotAssessedCards } from '../../components/finding/NotAssessedCards.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import type { Evidence } from '../../../schema/review/evidence.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus, type ChartFocus } from './chartFocus.ts';
import { useFocusedFinding } from './useFocusedFinding.ts';
import { shownFindings } from './shownFindings.ts';

/** What was found, most severe first; then what could not be assessed, what was answered, and what was checked. */
export function FindingColumn({ view }: { readonly view: ChartView }) {
  const { say } = useWords();
  const focus = useChartFocus();
  const { open, less, answered, logged } = shownFindings(view);
  const card = (item: ChartView['findings'][number], isOpen: boolean) => (
    <FindingCard
      key={item.finding.key}
      view={view}
      item={item}
      isCurrent={focus.findingKey === item.finding.key}
      isOpen={isOpen || focus.findingKey === item.finding.key}
      onFact={(evidence) => showRecord(evidence, view, focus)}
    />
  );
  const columnRef = useFocusedFinding(focus.chooseFinding);
  const lessCount = less.length + logged.length;
  return (
    <section className="finding-column" ref={columnRef} aria-label={say('chart.findings')}>
      <h2 className="hidden-words">{say('chart.findings')}</h2>
      {view.findings.length === 0 && <NothingFound />}
      {open.map((item) => card(item, item.finding.tier === 'mustAnswer'))}
      <NotAssessedCards view={view} />
      {lessCount > 0 && (
        <ActionButton
          look="quiet"
          small
          keys="X"
          onPress={() => focus.showLess(!focus.showsLess)}
          aria-expanded={focus.showsLess}
        >
          {focus.showsLess ? say('card.collapse') : lessWords()}
        </ActionButton>
      )}
      {focus.showsLess && [...less, ...logged].map((item) => card(item, false))}
      {answered.map((item) => card(item, false))}
      <CheckList view={view} />
    </section>
  );

  function lessWords(): string {
    return [
      ...(less.length > 0 ? [say('card.collapsed', { count: less.length })] : []),
      ...(logged.length > 0 ? [say('card.logged', { count: logged.length })] : []),
    ].join(' · ');
  }
}

/** A fact leads to its record: a line is chosen, a result puts the focus line on its time. */
function showRecord(evidence: Evidence, view: ChartView, focus: ChartFocus): void {
  if (evidence.kind === 'order') {
    focus.chooseOrder(evidence.recordId ?? null);
    focus.openTab('current');
    return;
  }
  const observation = view.chart.observations.find(({ id }) => id === evidence.recordId);
  if (observation === undefined) return;
  focus.openTab('results');
  if (observation.effectiveAt !== null) focus.moveTo(Date.parse(observation.effectiveAt));
}
