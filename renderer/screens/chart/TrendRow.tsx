import { toneOf } from '../../components/SeverityMark.tsx';
import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus } from './chartFocus.ts';
import { TrendPlot } from './TrendPlot.tsx';
import type { TrendSeries } from './trendSeries.ts';
import { flagOf, normalWords, pointWords } from './trendWords.ts';

const EARLIER = 3;

/** A result's course: what it is now in large, what it was, what is normal, and the points on the shared axis. */
export function TrendRow({ series, symbol }: { readonly series: TrendSeries; readonly symbol: number }) {
  const words = useWords();
  const { text, say, day } = words;
  const focus = useChartFocus();
  const latest = series.points.at(-1);
  if (latest === undefined) return null;
  const earlier = series.points.slice(0, -1).slice(-EARLIER).toReversed();
  const flag = flagOf(latest.value, series.normal);
  return (
    <div className="trend">
      <div className="trend-words">
        <p>
          <b className="trend-name">{text.analyte(series.analyte)}</b>{' '}
          <span className="sub">
            {text.unit(series.unit)} · {normalWords(series, words)}
          </span>
        </p>
        <p>
          <span className={`trend-value ${series.level === null ? '' : `level-${toneOf(series.level)}`}`}>
            {pointWords(latest, words)}
          </span>
          {flag !== null && <span className="tag">{say(`chart.trend.${flag}`)}</span>}{' '}
          <span className="sub">
            {day(new Date(latest.at).toISOString())}
            {earlier.length > 0 &&
              `, ${say('chart.trend.before', { values: earlier.map((point) => pointWords(point, words)).join(', ') })}`}
          </span>
        </p>
        {focus.at !== null && <FocusValue series={series} at={focus.at} />}
        {series.otherUnits > 0 && <p className="sub">{say('chart.trend.otherUnits', { count: series.otherUnits })}</p>}
      </div>
      <TrendPlot series={series} symbol={symbol} />
    </div>
  );
}

function FocusValue({ series, at }: { readonly series: TrendSeries; readonly at: number }) {
  const words = useWords();
  const { say, day } = words;
  const point = series.points.findLast((candidate) => candidate.at <= at);
  return (
    <p className="focus-value">
      {say('chart.focusAt', { at: day(new Date(at).toISOString()) })}:{' '}
      <b>{point === undefined ? say('chart.focusNone') : pointWords(point, words)}</b>
    </p>
  );
}
