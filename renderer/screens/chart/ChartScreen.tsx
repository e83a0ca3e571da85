import { useEffect } from 'react';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { CorrectionDialog } from '../../components/correction/CorrectionDialog.tsx';
import { InterventionDialog } from '../../components/intervention/InterventionDialog.tsx';
import { PatientBanner } from '../../components/patient/PatientBanner.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useFrame } from '../../session/FrameContext.tsx';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChart } from '../../session/useDeskView.ts';
import { useShortcuts } from '../../session/useShortcuts.ts';
import { MergedBar } from './MergedBar.tsx';
import { FindingColumn } from './FindingColumn.tsx';
import { Sheet } from './Sheet.tsx';
import { ChartFocusContext, useChartFocusState } from './chartFocus.ts';
import { useChartShortcuts } from './useChartShortcuts.ts';

/** One patient: who it is, what was found, what is given, and how the results run beside it. */
export function ChartScreen({ chartId }: { readonly chartId: string }) {
  const view = useChart(chartId);
  if (view === undefined) return <ChartSkeleton />;
  return view === null ? <ChartGone chartId={chartId} /> : <OpenChart view={view} />;
}

function OpenChart({ view }: { readonly view: ChartView }) {
  const focus = useChartFocusState(view);
  useChartShortcuts(view, focus);
  // The frame gives a new screen the focus, but the chart was still being read then.
  useEffect(() => {
    const led = ledTo();
    if (led !== null) led.focus();
    else if (document.activeElement === document.body || document.activeElement === null)
      document.querySelector<HTMLElement>('[data-screen-start]')?.focus();
  }, []);
  return (
    <ChartFocusContext.Provider value={focus}>
      <MergedBar chartId={view.chart.id} />
      <div className="chart">
        <PatientBanner view={view} />
        <FindingColumn view={view} />
        <Sheet view={view} />
      </div>
      <InterventionDialog view={view} />
      <CorrectionDialog view={view} />
    </ChartFocusContext.Provider>
  );
}

/** Where a list led to: its finding, else its line, current or past. The keyboard goes on from there. */
function ledTo(): HTMLElement | null {
  const { place } = useNavigation.getState();
  const at = place.screen === 'chart' ? place.at : undefined;
  const find = (name: string, id: string | null | undefined): HTMLElement | null =>
    id == null ? null : document.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(id)}"]`);
  return find('finding', at?.findingKey) ?? find('order', at?.orderId) ?? find('past-order', at?.orderId);
}

function ChartSkeleton() {
  const { say } = useWords();
  useBackKey();
  return (
    <div className="chart" role="status" aria-busy="true" aria-label={say('chart.reading')}>
      <div className="banner">
        <span className="skeleton wide" />
      </div>
      <div className="finding-column">
        <span className="skeleton tall" />
        <span className="skeleton tall" />
      </div>
      <div className="sheet" />
    </div>
  );
}

/** `chartId`: the record that is asked for and is not here. */
function ChartGone({ chartId }: { readonly chartId: string }) {
  const { say } = useWords();
  const go = useNavigation((navigation) => navigation.go);
  const openChart = useNavigation((navigation) => navigation.openChart);
  const merged = useFrame().away?.items.find(({ mergedChartId }) => mergedChartId === chartId);
  useBackKey();
  return (
    <EmptyState title={say('chart.gone')}>
      <p className="sub">{say('chart.goneHint')}</p>
      {merged !== undefined && (
        <ActionButton onPress={() => openChart(merged.chartId)}>{say('away.survivor')}</ActionButton>
      )}
      <ActionButton look="primary" autoFocus onPress={() => go({ screen: 'worklist' })}>
        {say('chart.back')}
      </ActionButton>
    </EmptyState>
  );
}

function useBackKey(): void {
  const { say } = useWords();
  const go = useNavigation((navigation) => navigation.go);
  useShortcuts(say('shortcut.chart'), [
    { keys: 'Escape', words: say('chart.key.back'), run: () => go({ screen: 'worklist' }) },
  ]);
}
