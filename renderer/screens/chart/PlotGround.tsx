import { useWords } from '../../session/TextContext.tsx';
import { useChartFocus } from './chartFocus.ts';
import { usePlotScale } from './timeScale.ts';

/** What lies under every plot, over its whole height: the days, now, and the focus line. */
export function PlotGround() {
  const { now } = useWords();
  const focus = useChartFocus();
  const { x, midnights } = usePlotScale();
  const nowX = x(Date.parse(now));
  return (
    <>
      {midnights.map((midnight) => (
        <line key={midnight} className="grid-line" x1={x(midnight)} x2={x(midnight)} y1={0} y2="100%" />
      ))}
      <line className="now-line" x1={nowX} x2={nowX} y1={0} y2="100%" />
      {focus.at !== null && <line className="focus-line" x1={x(focus.at)} x2={x(focus.at)} y1={0} y2="100%" />}
    </>
  );
}
