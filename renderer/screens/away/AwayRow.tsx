import { ActionButton } from '../../components/ActionButton.tsx';
import { DrugName } from '../../components/DrugName.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SeverityMark } from '../../components/SeverityMark.tsx';
import type { AwayItem, AwayKind } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';

interface AwayRowProps {
  readonly item: AwayItem;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
  readonly onSeen: () => void;
}

/** What an absent person has to put right themselves. */
const TASKS: ReadonlySet<AwayKind> = new Set(['validationNotSafe', 'stoppedLineValidated', 'duplicate']);

export function AwayRow({ item, isCurrent, onOpen, onSeen }: AwayRowProps) {
  const { text, say, day, now } = useWords();
  const { kind, patient, drugs, because, by, at, severity } = item;
  const what = say(`away.kind.${kind}`, { count: Math.max(1, drugs.length), author: by ?? '' });
  const why = because.map((message) => text.message(message, { now }));
  return (
    <article
      className={`away-row${isCurrent ? ' current' : ''}`}
      tabIndex={-1}
      aria-label={what}
      aria-current={isCurrent}
      data-away={item.id}
    >
      <div className="away-what">
        {severity === null ? (
          <strong>
            {TASKS.has(kind) && <Icon name="warning" size={14} />} {what}
          </strong>
        ) : (
          <SeverityMark level={severity}>
            <strong>{what}</strong>
          </SeverityMark>
        )}
        <span className="spacer" />
        {by !== null && kind !== 'duplicate' && kind !== 'decision' && <span className="sub">{by}</span>}
        {at !== null && <span className="sub">{day(at)}</span>}
      </div>
      <div className="away-whom">
        <b className="patient-name">
          {text.patientName({ familyName: patient.familyName, givenNames: [...patient.givenNames] })}
        </b>
        {patient.bed !== null && <span className="sub">{say('worklist.bed', { bed: patient.bed })}</span>}
        {drugs.map((drug) => (
          <span key={drug} className="tag">
            <DrugName name={text.tallMan(drug)} />
          </span>
        ))}
      </div>
      {why.length > 0 && <p className="away-why">{why.join(' · ')}</p>}
      <div className="away-actions">
        {kind !== 'patientLeft' && (
          <ActionButton small onPress={onOpen} {...(isCurrent ? { keys: 'Enter' } : {})}>
            {say('away.open')}
          </ActionButton>
        )}
        <ActionButton small look="quiet" onPress={onSeen} {...(isCurrent ? { keys: 'S' } : {})}>
          {say('away.seen')}
        </ActionButton>
      </div>
    </article>
  );
}
