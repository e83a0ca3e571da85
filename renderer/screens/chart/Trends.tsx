import { ActionButton } from '../../components/ActionButton.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus } from './chartFocus.ts';
import { TrendRow } from './TrendRow.tsx';
import { trendSeries } from './trendSeries.ts';

const SHOWN = 2;

/** The two results that matter most here, under the doses; the others are one key away. */
export function Trends({ view }: { readonly view: ChartView }) {
  const { say } = useWords();
  const focus = useChartFocus();
  const series = trendSeries(view);
  if (series.length === 0) return <p className="trends-empty sub">{say('chart.noResults')}</p>;
  return (
    <section className="trends" aria-label={say('chart.trends')}>
      {series.slice(0, SHOWN).map((one, index) => (
        <TrendRow key={one.analyte} series={one} symbol={index} />
      ))}
      {series.length > SHOWN && (
        <ActionButton look="link" onPress={() => focus.openTab('results')}>
          {say('chart.trend.moreHidden', { count: series.length - SHOWN })}
        </ActionButton>
      )}
    </section>
  );
}
