import type { KeyboardEvent, MouseEvent, Ref } from 'react';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus } from './chartFocus.ts';
import { focusStops } from './focusStops.ts';
import { usePlotScale } from './timeScale.ts';

const MOST_LABELS = 8;

/** The days above the plots, and the handle of the focus line: arrows go from one value to the next. */
export function TimeAxis({ ref, view }: { readonly ref: Ref<HTMLDivElement>; readonly view: ChartView }) {
  const { text, say, zone, now, day } = useWords();
  const focus = useChartFocus();
  const { x, from, to, width, midnights } = usePlotScale();
  const stops = focusStops(view.chart, now).filter((stop) => stop >= from && stop <= to);
  const at = focus.at ?? Date.parse(now);
  const iso = new Date(at).toISOString();
  const labelled = Math.ceil(midnights.length / MOST_LABELS);
  const move = (event: KeyboardEvent): void => {
    const target =
      event.key === 'ArrowLeft'
        ? stops.findLast((stop) => stop < at)
        : event.key === 'ArrowRight'
          ? stops.find((stop) => stop > at)
          : event.key === 'Home'
            ? stops[0]
            : event.key === 'End'
              ? stops.at(-1)
              : undefined;
    if (target === undefined) return;
    event.preventDefault();
    focus.moveTo(target);
  };
  const point = (event: MouseEvent<HTMLElement>): void => {
    const left = event.currentTarget.getBoundingClientRect().left;
    focus.moveTo(Math.round(x.invert(event.clientX - left)));
  };
  return (
    <div className="axis-row">
      <div className="axis-label sub">{focus.at === null ? '' : `${say('chart.focus')}: ${day(iso)}`}</div>
      <div
        ref={ref}
        className="axis"
        role="slider"
        tabIndex={0}
        aria-label={say('chart.focus')}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={at}
        aria-valuetext={day(iso)}
        onKeyDown={move}
        onClick={point}
      >
        <svg width={width} height={22} aria-hidden="true">
          {midnights.map((midnight, index) => (
            <g key={midnight} transform={`translate(${x(midnight)},0)`}>
              <line y1={0} y2={22} className="grid-line" />
              {index % labelled === 0 && width - x(midnight) > 70 && (
                <text x={5} y={15}>
                  {text.instant(new Date(midnight).toISOString(), 'date', zone)}
                </text>
              )}
            </g>
          ))}
          <path className="now-flag" d={`M${x(Date.parse(now)) - 4} 0h8l-4 6z`} />
          {focus.at !== null && <path className="focus-flag" d={`M${x(at) - 5} 22h10l-5 -8z`} />}
        </svg>
      </div>
    </div>
  );
}
