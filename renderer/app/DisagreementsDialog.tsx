import { disagreementsOf } from '../../clinical/facts/disagreements.ts';
import { DialogFrame } from '../components/DialogFrame.tsx';
import { useCharts } from '../screens/interventions/useCharts.ts';
import { useFrame } from '../session/FrameContext.tsx';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';
import { DisagreementForm } from './DisagreementForm.tsx';

/** The conflict inbox: corrections of one fact that contradict each other, of every patient of this person's wards. */
export function DisagreementsDialog() {
  const { say } = useWords();
  const open = useOpenPanel((panels) => panels.open);
  const { charts, isReading } = useCharts(useFrame().worklist?.disagreements ?? []);
  const items = charts.flatMap((view) => disagreementsOf(view.states).map((disagreement) => ({ view, disagreement })));
  return (
    <DialogFrame title={say('disagreements.title')} onClose={() => open('none')} width={760}>
      {items.length === 0 && (
        <p role="status" className="sub">
          {say(isReading ? 'disagreements.reading' : 'disagreements.none')}
        </p>
      )}
      <ul className="disagreements" aria-label={say('disagreements.title')}>
        {items.map(({ view, disagreement }, index) => (
          <DisagreementForm
            key={`${disagreement.state.id} ${disagreement.field}`}
            view={view}
            disagreement={disagreement}
            isFirst={index === 0}
          />
        ))}
      </ul>
    </DialogFrame>
  );
}
