import { memo } from 'react';
import { PeerTag } from '../../components/PeerTag.tsx';
import { SeverityMark } from '../../components/SeverityMark.tsx';
import { ValidatedMeter } from '../../components/ValidatedMeter.tsx';
import type { WorklistRow } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { NextDose } from './NextDose.tsx';
import { WhyCell } from './WhyCell.tsx';

interface PatientRowProps {
  readonly row: WorklistRow;
  readonly ward: string | null;
  readonly position: number;
  readonly isSelected: boolean;
  readonly isFixedHeight: boolean;
  readonly onSelect: (chartId: string) => void;
  readonly onOpen: (chartId: string) => void;
}

export const PatientRow = memo(function PatientRow({
  row,
  ward,
  position,
  isSelected,
  isFixedHeight,
  onSelect,
  onOpen,
}: PatientRowProps) {
  const { text } = useWords();
  return (
    // The keys of the list are those of the screen (useShortcuts), so a row needs only the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={isFixedHeight ? 'patient-row fixed' : 'patient-row'}
      aria-rowindex={position}
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      data-chart={row.chartId}
      onClick={() => onSelect(row.chartId)}
      onFocus={() => onSelect(row.chartId)}
      onDoubleClick={() => onOpen(row.chartId)}
    >
      <div role="gridcell">
        <SeverityMark level={row.level === 'none' && row.leading.length > 0 ? 'answered' : row.level} />
      </div>
      <div role="rowheader">
        <b className="patient-name">
          {text.patientName({ familyName: row.familyName, givenNames: [...row.givenNames] })}
        </b>
        <PatientFacts row={row} ward={ward} />
      </div>
      <div role="gridcell">
        <WhyCell row={row} />
      </div>
      <div role="gridcell">
        <NextDose at={row.nextDoseAt} />
      </div>
      <div role="gridcell">
        <ValidatedMeter done={row.validatedLines} of={row.currentLines} />
        {row.peerLines > 0 && <PeerTag count={row.peerLines} />}
      </div>
    </div>
  );
});

function PatientFacts({ row, ward }: Pick<PatientRowProps, 'row' | 'ward'>) {
  const { text, say, now, zone } = useWords();
  const facts = [
    text.age(row.birthDate, now, zone),
    say(`worklist.sex.${row.sex}`),
    ...(ward === null ? [] : [ward]),
    row.bed === null ? say('worklist.noBed') : say('worklist.bed', { bed: row.bed }),
    ...(row.keyFigure === null
      ? []
      : [`${text.analyteShort(row.keyFigure.analyte)}\u00a0${text.quantity(row.keyFigure)}`]),
  ];
  return <span className="sub block">{facts.join(' · ')}</span>;
}
