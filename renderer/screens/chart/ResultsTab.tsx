import { EmptyState } from '../../components/EmptyState.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { ResultsTable } from './ResultsTable.tsx';
import { TrendRow } from './TrendRow.tsx';
import { trendSeries } from './trendSeries.ts';

/** Every result as a course, and the same numbers as a table. */
export function ResultsTab({ view }: { readonly view: ChartView }) {
  const { say, day } = useWords();
  const series = trendSeries(view);
  if (series.length === 0) {
    return (
      <EmptyState title={say('chart.noResults')}>
        {view.chart.completeSince !== null && (
          <p className="sub">{say('chart.completeSince', { at: day(view.chart.completeSince) })}</p>
        )}
      </EmptyState>
    );
  }
  return (
    // It scrolls, so the keyboard must be able to enter it (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sheet-scroll" tabIndex={0} aria-label={say('chart.trends')}>
      {series.map((one, index) => (
        <TrendRow key={one.analyte} series={one} symbol={index} />
      ))}
      <ResultsTable series={series} />
    </section>
  );
}
