import { ActionButton } from '../components/ActionButton.tsx';
import type { OutboxRow } from '../desk/deskViews.ts';
import { useNavigation } from '../session/navigationStore.ts';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';

/** Every act of this workstation that the ward cannot see yet: where it is, why, and what to do. Those that want a person come first. */
export function OutboxList({ rows }: { readonly rows: readonly OutboxRow[] }) {
  return (
    <ul className="outbox">
      {rows
        .toSorted((a, b) => Number(wantsPerson(b)) - Number(wantsPerson(a)))
        .map((row) => (
          <OutboxItem key={row.id} row={row} />
        ))}
    </ul>
  );
}

function OutboxItem({ row }: { readonly row: OutboxRow }) {
  const { text, say, day, now } = useWords();
  const openChart = useNavigation((navigation) => navigation.openChart);
  const open = useOpenPanel((panels) => panels.open);
  const isUrgent = wantsPerson(row);
  const { chartId } = row;
  return (
    <li className={isUrgent ? 'outbox-row wants-person' : 'outbox-row'}>
      <div>
        <strong>{say(`event.${row.kind}`)}</strong> · {row.patientName ?? say('frame.sync.unknownPatient')}{' '}
        <span className="sub">{day(row.occurredAt)}</span>
      </div>
      <div className={isUrgent ? 'level-warn' : 'sub'}>
        <strong>{say(`progress.${row.progress}`)}.</strong>{' '}
        {row.reason === null ? say(`frame.act.${row.progress}`) : text.message(row.reason, { now })}
      </div>
      {row.progress === 'conflict' && (
        <ActionButton look="link" onPress={() => open('disagreements')}>
          {say('disagreements.open')}
        </ActionButton>
      )}
      {chartId !== null && row.patientName !== null && (
        <ActionButton
          look="link"
          onPress={() => {
            open('none');
            openChart(chartId);
          }}
        >
          {say('frame.sync.openChart')}
        </ActionButton>
      )}
    </li>
  );
}

function wantsPerson({ progress }: OutboxRow): boolean {
  return progress === 'needsAttention' || progress === 'conflict';
}
