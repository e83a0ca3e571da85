import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useWords } from '../../session/TextContext.tsx';

const HOUR_MS = 3_600_000;
const AHEAD_HOURS = 12;

/** The one axis of time under doses and results alike. Times in milliseconds, places in pixels of the plot column. */
export interface TimeScale {
  readonly x: ScaleLinear<number, number>;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly days: number;
  /** The midnights within, on the clock of this workstation. */
  readonly midnights: readonly number[];
}

export const TimeScaleContext = createContext<TimeScale | null>(null);

export function usePlotScale(): TimeScale {
  const scale = useContext(TimeScaleContext);
  if (scale === null) throw new Error('usePlotScale is used outside a sheet');
  return scale;
}

/** `ref` goes on an element of the plot column: every plot has its width. */
export function useTimeScale(days: number): {
  readonly ref: (element: HTMLElement | null) => void;
  readonly scale: TimeScale;
} {
  const { now } = useWords();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(
      ([entry]) => entry !== undefined && entry.contentRect.width > 0 && setWidth(Math.round(entry.contentRect.width)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  const scale = useMemo(() => {
    const nowMs = Date.parse(now);
    const midnights = Array.from({ length: days + 2 }, (_, index) => midnight(nowMs, index - days + 1));
    const from = midnights[0] ?? nowMs;
    const to = Math.max(midnight(nowMs, 1), nowMs + AHEAD_HOURS * HOUR_MS);
    return {
      x: scaleLinear([from, to], [0, width]),
      from,
      to,
      width,
      days,
      midnights: midnights.filter((at) => at <= to),
    };
  }, [days, now, width]);
  return { ref: setElement, scale };
}

/** By the calendar, so that a day of 23 or 25 hours keeps its midnights. */
function midnight(at: number, daysOn: number): number {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + daysOn);
  return day.getTime();
}
