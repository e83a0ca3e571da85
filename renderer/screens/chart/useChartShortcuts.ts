import type { ChartView } from '../../desk/deskViews.ts';
import { useAnswering, type Answering } from '../../session/answeringStore.ts';
import { useNavigation } from '../../session/navigationStore.ts';
import { useOpenPanel } from '../../session/openPanelStore.ts';
import { useNotice } from '../../session/noticeStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useShortcuts } from '../../session/useShortcuts.ts';
import type { ChartFocus, ChartTab } from './chartFocus.ts';
import { focusStops } from './focusStops.ts';
import { isCurrentOrder } from './isCurrentOrder.ts';
import { shownFindings } from './shownFindings.ts';
import { useRound } from './useRound.ts';
import { useReviewing } from './useReviewing.ts';
import { useValidate } from './useValidate.ts';

const TABS: readonly ChartTab[] = ['current', 'past', 'results', 'history'];

/** The whole chart by keyboard. */
export function useChartShortcuts(view: ChartView, focus: ChartFocus): void {
  const { say, now } = useWords();
  const { go, openChart } = useNavigation();
  const begin = useAnswering((store) => store.begin);
  const tell = useNotice((store) => store.tell);
  const { validateLine, validateRest } = useValidate(view);
  const openPanel = useOpenPanel((panels) => panels.open);
  const position = useRound(view);
  const reviewing = useReviewing(view);
  const { open, less, answered, logged } = shownFindings(view);
  const findingKeys = [...open, ...(focus.showsLess ? [...less, ...logged] : []), ...answered].map(
    ({ finding }) => finding.key,
  );
  const orderIds = view.chart.orders.filter((order) => isCurrentOrder(order, now)).map(({ id }) => id);
  const current = view.findings.find(({ finding }) => finding.key === focus.findingKey);

  const moveFinding = (by: number) => (): void => {
    const key = step(findingKeys, focus.findingKey, by);
    if (key === null) return;
    focus.chooseFinding(key);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-finding="${CSS.escape(key)}"]`)?.focus());
  };
  const moveLine = (by: number) => (): void => {
    const id = step(orderIds, focus.orderId, by);
    focus.openTab('current');
    focus.chooseOrder(id);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-order="${CSS.escape(id ?? '')}"]`)?.focus());
  };
  const moveFocusLine = (by: 1 | -1) => (): void => {
    const stops = focusStops(view.chart, now);
    const from = focus.at ?? Date.parse(now);
    focus.moveTo((by < 0 ? stops.findLast((stop) => stop < from) : stops.find((stop) => stop > from)) ?? from);
  };
  const answer = (how: Answering['how']) => (): void => {
    if (current !== undefined)
      begin({ chartId: view.chart.id, findingKey: current.finding.key, how, orderIds: current.finding.orderIds });
    else if (how === 'intervention')
      begin({ chartId: view.chart.id, findingKey: null, how, orderIds: focus.orderId === null ? [] : [focus.orderId] });
  };
  const goTo = (chartId: string | null, otherwise: string) => (): void => {
    if (chartId === null) tell({ tone: 'blocked', sentence: otherwise });
    else openChart(chartId);
  };
  useShortcuts(say('shortcut.chart'), [
    { keys: 'J', words: say('chart.key.nextFinding'), run: moveFinding(1) },
    { keys: 'K', words: say('chart.key.previousFinding'), run: moveFinding(-1) },
    { keys: 'I', words: say('chart.key.intervene'), run: answer('intervention') },
    { keys: 'M', words: say('chart.key.monitor'), run: answer('monitor') },
    { keys: 'A', words: say('chart.key.answer'), run: answer('reason') },
    { keys: 'X', words: say('chart.key.less'), run: () => focus.showLess(!focus.showsLess) },
    { keys: 'ArrowDown', words: say('chart.key.nextLine'), run: moveLine(1) },
    { keys: 'ArrowUp', words: say('chart.key.previousLine'), run: moveLine(-1) },
    { keys: 'V', words: say('chart.key.validate'), run: () => void validateLine(focus.orderId) },
    { keys: 'Shift+V', words: say('chart.key.validateRest'), run: () => void validateRest() },
    { keys: 'ArrowLeft', words: say('chart.key.focusBack'), run: moveFocusLine(-1) },
    { keys: 'ArrowRight', words: say('chart.key.focusOn'), run: moveFocusLine(1) },
    { keys: 'R', words: say('chart.key.reviewing'), run: () => reviewing?.toggle() },
    { keys: 'E', words: say('correction.key'), run: () => openPanel('correction') },
    { keys: 'C', words: say('chart.comment'), run: () => openComment(focus) },
    { keys: 'N', words: say('worklist.key.next'), run: goTo(position.next, say('chart.lastOne')) },
    { keys: 'P', words: say('worklist.key.previous'), run: goTo(position.previous, say('chart.firstOne')) },
    { keys: 'Escape', words: say('chart.key.back'), run: () => go({ screen: 'worklist' }) },
    ...TABS.map((tab, index) => ({
      keys: String(index + 1),
      words: say(`chart.tab.${tab}`, { count: '' }).trim(),
      run: () => focus.openTab(tab),
    })),
  ]);
}

function step(keys: readonly string[], from: string | null, by: number): string | null {
  const index = from === null ? -1 : keys.indexOf(from);
  return keys[Math.min(keys.length - 1, Math.max(0, index + by))] ?? null;
}

function openComment(focus: ChartFocus): void {
  focus.openTab('history');
  // The tab is drawn with the next frame; until the field has the focus, letters typed for it would be shortcuts.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#comment')?.focus());
}
