import { useEffect, useState, type RefObject } from 'react';

const DRAW_ALL_UP_TO = 200;
/** The height of a row in the long list, where every row is cut to it: see `.patient-row.fixed`. */
const ROW_PX = 74;
const AROUND = 12;

interface ShownWindow {
  readonly from: number;
  readonly to: number;
  /** Heights in pixels that stand for the rows not drawn. */
  readonly before: number;
  readonly after: number;
}

/** Which rows to draw. The selected one always is, so that the keyboard never falls out of the list. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, selectedIndex: number): ShownWindow {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => setSeen({ top: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller, count]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || count <= DRAW_ALL_UP_TO || selectedIndex < 0) return;
    const top = selectedIndex * ROW_PX;
    if (top < element.scrollTop || top + ROW_PX > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: Math.max(0, top - element.clientHeight / 2) });
  }, [scroller, count, selectedIndex]);
  if (count <= DRAW_ALL_UP_TO) return { from: 0, to: count, before: 0, after: 0 };
  const from = Math.max(0, Math.floor(seen.top / ROW_PX) - AROUND);
  const to = Math.min(count, Math.ceil((seen.top + seen.height) / ROW_PX) + AROUND);
  return { from, to, before: from * ROW_PX, after: (count - to) * ROW_PX };
}
