import { Tab, TabList, TabPanel, Tabs, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useState } from 'react';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus, type ChartTab } from './chartFocus.ts';
import { CurrentLines } from './CurrentLines.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { isCurrentOrder } from './isCurrentOrder.ts';
import { PastLines } from './PastLines.tsx';
import { ReviewingMark } from './ReviewingMark.tsx';
import { ResultsTab } from './ResultsTab.tsx';
import { TimeAxis } from './TimeAxis.tsx';
import { TimeScaleContext, useTimeScale } from './timeScale.ts';
import { Trends } from './Trends.tsx';
import { ValidateBar } from './ValidateBar.tsx';

const TABS: readonly ChartTab[] = ['current', 'past', 'results', 'history'];
const RANGES: readonly number[] = [3, 7, 30];

/** Medication, results and history; doses and laboratory share one axis of time. */
export function Sheet({ view }: { readonly view: ChartView }) {
  const { say, now } = useWords();
  const focus = useChartFocus();
  const [days, setDays] = useState(3);
  const { ref, scale } = useTimeScale(days);
  const current = view.chart.orders.filter((order) => isCurrentOrder(order, now));
  const past = view.chart.orders.filter((order) => !isCurrentOrder(order, now) && order.status !== 'enteredInError');
  const counts: Readonly<Record<ChartTab, number>> = {
    current: current.length,
    past: past.length,
    results: 0,
    history: view.events.length,
  };
  return (
    <Tabs
      className="sheet"
      selectedKey={focus.tab}
      onSelectionChange={(key) => focus.openTab(TABS.find((tab) => tab === key) ?? 'current')}
    >
      <div className="sheet-head">
        <TabList className="tabs" aria-label={say('chart.tabs')}>
          {TABS.map((tab) => (
            <Tab key={tab} id={tab} className="tab">
              {say(`chart.tab.${tab}`, { count: counts[tab] })}
            </Tab>
          ))}
        </TabList>
        <span className="spacer" />
        <ReviewingMark view={view} />
        {(focus.tab === 'current' || focus.tab === 'results') && (
          <ToggleButtonGroup
            className="tokens"
            aria-label={say('chart.range')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[String(days)]}
            onSelectionChange={(keys) => setDays(RANGES.find((range) => keys.has(String(range))) ?? days)}
          >
            {RANGES.map((range) => (
              <ToggleButton key={range} id={String(range)} className="token">
                {say('chart.range.days', { count: range })}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      </div>
      <TimeScaleContext.Provider value={scale}>
        <TabPanel id="current" className="sheet-panel with-axis">
          <TimeAxis ref={ref} view={view} />
          <div className="sheet-scroll">
            <CurrentLines view={view} orders={current} />
          </div>
          <Trends view={view} />
        </TabPanel>
        <TabPanel id="past" className="sheet-panel">
          <PastLines view={view} orders={past} />
        </TabPanel>
        <TabPanel id="results" className="sheet-panel with-axis">
          <TimeAxis ref={ref} view={view} />
          <ResultsTab view={view} />
        </TabPanel>
        <TabPanel id="history" className="sheet-panel">
          <HistoryTab view={view} />
        </TabPanel>
      </TimeScaleContext.Provider>
      <ValidateBar view={view} />
    </Tabs>
  );
}
