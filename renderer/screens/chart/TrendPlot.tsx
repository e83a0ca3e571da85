import { scaleLinear } from 'd3-scale';
import { line, symbol as drawSymbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import { toneOf } from '../../components/SeverityMark.tsx';
import { useWords } from '../../session/TextContext.tsx';
import { PlotGround } from './PlotGround.tsx';
import { usePlotScale } from './timeScale.ts';
import { pointWords } from './trendWords.ts';
import type { TrendPoint, TrendSeries } from './trendSeries.ts';

const HEIGHT = 58;
const MARGIN = 9;
const SYMBOLS = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond] as const;
const POINT_AREA = 38;
const LATEST_AREA = 74;

/** Points on a linear scale with the normal band behind; the latest is heavier (GTAB). */
export function TrendPlot({ series, symbol }: { readonly series: TrendSeries; readonly symbol: number }) {
  const words = useWords();
  const { text, say, day } = words;
  const { x, from, to, width } = usePlotScale();
  const shown = series.points.filter(({ at }) => at >= from && at <= to);
  const before = series.points.findLast(({ at }) => at < from);
  const y = valueScale(series, before === undefined ? shown : [before, ...shown]);
  const path =
    line<TrendPoint>(
      ({ at }) => x(at),
      ({ value }) => y(value),
    )(before === undefined ? [...shown] : [before, ...shown]) ?? '';
  const type = SYMBOLS[symbol % SYMBOLS.length] ?? symbolCircle;
  const values = shown
    .map((point) => `${pointWords(point, words)} ${day(new Date(point.at).toISOString())}`)
    .join(', ');
  const [low, high] = [series.normal?.low ?? null, series.normal?.high ?? null];
  const top = high === null ? 0 : y(high);
  const bottom = low === null ? HEIGHT : y(low);
  return (
    <svg
      className="trend-plot"
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={say('chart.trend.label', {
        analyte: text.analyte(series.analyte),
        values: values === '' ? say('chart.trend.none') : values,
      })}
    >
      {series.normal !== null && (
        <rect
          className="normal-band"
          x={0}
          width={width}
          y={Math.max(0, top)}
          height={Math.max(0, Math.min(HEIGHT, bottom) - Math.max(0, top))}
        />
      )}
      <PlotGround />
      <path className="trend-line" d={path} />
      {shown.map((point) => {
        const isLatest = point === series.points.at(-1);
        const tone = isLatest && series.level !== null ? `level-${toneOf(series.level)}` : '';
        return (
          <path
            key={point.recordId}
            className={`trend-point ${tone}`}
            transform={`translate(${x(point.at)},${y(point.value)})`}
            d={drawSymbol(type, isLatest ? LATEST_AREA : POINT_AREA)() ?? ''}
          />
        );
      })}
    </svg>
  );
}

/** All values and the near edges of the normal band, with a margin. */
function valueScale({ normal }: TrendSeries, points: readonly TrendPoint[]) {
  const edges = [normal?.low, normal?.high].filter((edge): edge is number => edge !== null && edge !== undefined);
  const values = [...points.map(({ value }) => value), ...edges];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low || Math.abs(high) || 1) * 0.08;
  return scaleLinear([low - pad, high + pad], [HEIGHT - MARGIN, MARGIN]);
}
