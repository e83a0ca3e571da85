import { createContext, useContext, useState } from 'react';
import { isCurrentOrder } from './isCurrentOrder.ts';
import { useNavigation } from '../../session/navigationStore.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';

export type ChartTab = 'current' | 'past' | 'results' | 'history';

/** What the eye and the keys are on: one finding, one line, one moment. */
export interface ChartFocus {
  readonly findingKey: string | null;
  readonly orderId: string | null;
  /** The focus line in milliseconds; null: nowhere yet. */
  readonly at: number | null;
  readonly tab: ChartTab;
  readonly showsLess: boolean;
  readonly chooseFinding: (key: string | null) => void;
  readonly chooseOrder: (id: string | null) => void;
  readonly moveTo: (at: number | null) => void;
  readonly openTab: (tab: ChartTab) => void;
  readonly showLess: (shows: boolean) => void;
}

/** Starts on the first finding that waits and on the first line that it is about. */
export function useChartFocusState(view: ChartView): ChartFocus {
  const { now } = useWords();
  const waiting = view.findings.find(
    ({ finding, state }) => state.state !== 'answered' && (finding.tier === 'mustAnswer' || finding.tier === 'show'),
  );
  const firstLine = view.chart.orders.find((order) => isCurrentOrder(order, now));
  const place = useNavigation((navigation) => navigation.place);
  const asked = place.screen === 'chart' && place.chartId === view.chart.id ? place.at : undefined;
  const askedFinding = view.findings.find(({ finding }) => finding.key === asked?.findingKey)?.finding.key;
  const [findingKey, chooseFinding] = useState<string | null>(
    askedFinding ?? waiting?.finding.key ?? view.findings[0]?.finding.key ?? null,
  );
  const [orderId, chooseOrder] = useState<string | null>(
    asked?.orderId ?? waiting?.finding.orderIds[0] ?? firstLine?.id ?? null,
  );
  const [at, moveTo] = useState<number | null>(null);
  const isPast = asked?.orderId != null && !isCurrent(view, asked.orderId, now);
  const [tab, openTab] = useState<ChartTab>(isPast ? 'past' : 'current');
  const [showsLess, showLess] = useState(false);
  return { findingKey, orderId, at, tab, showsLess, chooseFinding, chooseOrder, moveTo, openTab, showLess };
}

function isCurrent(view: ChartView, orderId: string, now: string): boolean {
  return view.chart.orders.some((order) => order.id === orderId && isCurrentOrder(order, now));
}

export const ChartFocusContext = createContext<ChartFocus | null>(null);

export function useChartFocus(): ChartFocus {
  const focus = useContext(ChartFocusContext);
  if (focus === null) throw new Error('useChartFocus is used outside a chart');
  return focus;
}
