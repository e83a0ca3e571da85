import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { disagreementsOf } from '../../../clinical/facts/disagreements.ts';
import { allergyField, correctionStateId, WEIGHT_FIELD } from '../../../schema/state/correction.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useOpenPanel } from '../../session/openPanelStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWriteAct } from '../../session/useWriteAct.ts';
import { ActionButton } from '../ActionButton.tsx';
import { DialogFrame } from '../DialogFrame.tsx';
import { useCorrectionWords } from './useCorrectionWords.ts';
import { weightOf, WeightField } from './WeightField.tsx';

/** Says what is true of a patient where the hospital's record says otherwise: the weight, and each allergy of its list. */
export function CorrectionDialog({ view }: { readonly view: ChartView }) {
  const { text, say } = useWords();
  const { panel, open } = useOpenPanel();
  if (panel !== 'correction') return null;
  const { patient, allergies } = view.chart;
  return (
    <DialogFrame title={say('correction.title', { name: text.patientName(patient) })} onClose={() => open('none')}>
      <p className="sub">{say('correction.lead')}</p>
      <div className="corrections">
        <Field view={view} field={WEIGHT_FIELD} />
        {allergies.entries.map(({ id }) => (
          <Field key={id} view={view} field={allergyField(id)} />
        ))}
        {allergies.entries.length === 0 && <p className="sub">{say('correction.noAllergies')}</p>}
      </div>
      <div>
        <ActionButton onPress={() => open('none')}>{say('correction.close')}</ActionButton>
      </div>
    </DialogFrame>
  );
}

function Field({ view, field }: { readonly view: ChartView; readonly field: string }) {
  const { say } = useWords();
  const open = useOpenPanel((panels) => panels.open);
  const words = useCorrectionWords(view.chart);
  const state = view.states.find(({ id }) => id === correctionStateId(view.chart.id));
  const isDisputed = disagreementsOf(state === undefined ? [] : [state]).some((each) => each.field === field);
  const held = state?.fields[field]?.value ?? null;
  return (
    <section>
      <h3 className="field-label">
        {isDisputed
          ? `${words.field(field)}. ${say('correction.disputed')}`
          : say('disagreements.historyNow', { field: words.field(field), value: words.value(field, held) })}
      </h3>
      {isDisputed ? (
        <ActionButton onPress={() => open('disagreements')}>{say('correction.settleFirst')}</ActionButton>
      ) : field === WEIGHT_FIELD ? (
        <WeightForm chartId={view.chart.id} />
      ) : (
        <AllergyButtons chartId={view.chart.id} field={field} held={held} />
      )}
    </section>
  );
}

function WeightForm({ chartId }: { readonly chartId: string }) {
  const { say } = useWords();
  const write = useWriteAct();
  const open = useOpenPanel((panels) => panels.open);
  const [typed, setTyped] = useState('');
  const value = weightOf(typed);
  const record = async (): Promise<void> => {
    if (value === null) return;
    const act = { kind: 'correct', chartId, field: WEIGHT_FIELD, value } as const;
    if (await write(act, say('act.done.corrected'), true)) open('none');
  };
  return (
    <Form
      className="correction-form"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <WeightField label={say('correction.weightKg')} typed={typed} onType={setTyped} autoFocus />
      <Button className="button primary" type="submit" isDisabled={value === null}>
        {say('correction.record')}
      </Button>
    </Form>
  );
}

interface AllergyButtonsProps {
  readonly chartId: string;
  readonly field: string;
  readonly held: string | number | boolean | null;
}

function AllergyButtons({ chartId, field, held }: AllergyButtonsProps) {
  const { say } = useWords();
  const write = useWriteAct();
  const record = (value: 'stands' | 'refuted'): void =>
    void write({ kind: 'correct', chartId, field, value }, say('act.done.corrected'));
  return (
    <div className="correction-form">
      <ActionButton isDisabled={held === 'refuted'} onPress={() => record('refuted')}>
        {say('correction.sayRefuted')}
      </ActionButton>
      <ActionButton isDisabled={held === 'stands'} onPress={() => record('stands')}>
        {say('correction.sayStands')}
      </ActionButton>
    </div>
  );
}
