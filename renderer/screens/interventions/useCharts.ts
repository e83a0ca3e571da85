import { useEffect, useState } from 'react';
import type { ChartView } from '../../desk/deskViews.ts';
import { useDesk } from '../../session/DeskContext.tsx';

/** Several charts at once, kept up to date while the screen is open. */
export function useCharts(chartIds: readonly string[]): {
  readonly charts: readonly ChartView[];
  readonly isReading: boolean;
} {
  const { desk } = useDesk();
  const [views, setViews] = useState<ReadonlyMap<string, ChartView | null>>(new Map());
  const wanted = chartIds.join(' ');
  useEffect(() => {
    const ends = wanted
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => desk.subscribeChart(id, (view) => setViews((held) => new Map(held).set(id, view))));
    return () => {
      for (const end of ends) end();
    };
  }, [desk, wanted]);
  return {
    charts: chartIds.flatMap((id) => views.get(id) ?? []),
    isReading: chartIds.some((id) => !views.has(id)),
  };
}
