import { useEffect, useRef, type RefObject } from 'react';
import type { WorklistRow } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWardLabel } from '../../session/useWardLabel.ts';
import { PatientRow } from './PatientRow.tsx';
import { useWindow } from './useWindow.ts';

interface PatientTableProps {
  readonly rows: readonly WorklistRow[];
  readonly selected: string | null;
  /** How many of the scope the filter keeps out of sight. */
  readonly hidden: number;
  /** How many lie below the last row: the desk gives no more than anybody reads. */
  readonly beyond: number;
  readonly onSelect: (chartId: string) => void;
  readonly onOpen: (chartId: string) => void;
}

/** One row is in the tab order; the arrows move along. Beyond 200 rows only those near the eye are drawn. */
export function PatientTable({ rows, selected, hidden, beyond, onSelect, onOpen }: PatientTableProps) {
  const { say } = useWords();
  const wardOf = useWardLabel();
  const scroller = useRef<HTMLDivElement>(null);
  const selectedIndex = rows.findIndex((row) => row.chartId === selected);
  const { from, to, before, after } = useWindow(scroller, rows.length, selectedIndex);
  useFollow(scroller, selected);
  return (
    <div className="list">
      <div className="grid-head" aria-hidden="true">
        <span>{say('worklist.priority')}</span>
        <span>{say('worklist.patient')}</span>
        <span>{say('worklist.why')}</span>
        <span>{say('worklist.nextDose')}</span>
        <span>{say('worklist.validated')}</span>
      </div>
      <div
        className="grid-body"
        ref={scroller}
        role="grid"
        aria-label={say('worklist.list')}
        aria-rowcount={rows.length}
        aria-colcount={5}
      >
        {before > 0 && <div style={{ height: before }} role="presentation" />}
        {rows.slice(from, to).map((row, offset) => (
          <PatientRow
            key={row.chartId}
            row={row}
            ward={wardOf(row.wardId)}
            position={from + offset + 1}
            isSelected={row.chartId === selected}
            isFixedHeight={before + after > 0}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ))}
        {after > 0 && <div style={{ height: after }} role="presentation" />}
      </div>
      {(hidden > 0 || beyond > 0) && (
        <p className="list-foot sub">
          {beyond > 0 && `${say('worklist.beyond', { count: beyond })} `}
          {hidden > 0 && say('worklist.hidden', { count: hidden })}
        </p>
      )}
    </div>
  );
}

/** Keeps the selected row in sight, and in focus if the focus was among the rows. */
function useFollow(scroller: RefObject<HTMLDivElement | null>, selected: string | null): void {
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (row === null || row === undefined) return;
    row.scrollIntoView({ block: 'nearest' });
    if (scroller.current?.contains(document.activeElement) === true) row.focus({ preventScroll: true });
  }, [scroller, selected]);
}
