import { useState } from 'react';
import { Button, Form, Label, RadioGroup } from 'react-aria-components';
import { statementsOf, type Disagreement } from '../../clinical/facts/disagreements.ts';
import { WEIGHT_FIELD } from '../../schema/state/correction.ts';
import { ActionButton } from '../components/ActionButton.tsx';
import { Choice } from '../components/Choice.tsx';
import { useCorrectionWords } from '../components/correction/useCorrectionWords.ts';
import { weightOf, WeightField } from '../components/correction/WeightField.tsx';
import type { ChartView } from '../desk/deskViews.ts';
import { useDesk } from '../session/DeskContext.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';
import { useWriteAct } from '../session/useWriteAct.ts';

interface DisagreementFormProps {
  readonly view: ChartView;
  readonly disagreement: Disagreement;
  readonly isFirst: boolean;
}

const ANOTHER = 'another';

/** One fact with everything that was said of it; the person chooses one, or says another, and that settles what was shown. */
export function DisagreementForm({ view, disagreement, isFirst }: DisagreementFormProps) {
  const { text, say, day } = useWords();
  const { user } = useDesk();
  const write = useWriteAct();
  const words = useCorrectionWords(view.chart);
  const openChart = useNavigation((navigation) => navigation.openChart);
  const open = useOpenPanel((panels) => panels.open);
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { state, field, base, others } = disagreement;
  const statements = statementsOf(state, field);
  const isWeight = field === WEIGHT_FIELD;
  const value =
    chosen === ANOTHER ? weightOf(typed) : statements.find(({ value: said }) => String(said) === chosen)?.value;
  const earlier = state.conflicts.findLast(
    (conflict) =>
      conflict.field === field && others.some(({ theirs }) => theirs?.occurredAt === conflict.settled?.occurredAt),
  )?.settled;
  const settle = async (): Promise<void> => {
    if ((typeof value !== 'number' && typeof value !== 'string') || isBusy) return;
    setBusy(true);
    const settles = others.map(({ commandId }) => commandId);
    await write({ kind: 'correct', chartId: view.chart.id, field, value, settles }, say('act.done.settled'), true);
    setBusy(false);
  };
  return (
    <li className="intervention">
      <div className="intervention-head">
        <b className="patient-name">{text.patientName(view.chart.patient)}</b>
        <span className="tag strong">{words.field(field)}</span>
        <span className="spacer" />
        <ActionButton
          small
          onPress={() => {
            open('none');
            openChart(view.chart.id);
          }}
        >
          {say('disagreements.openChart')}
        </ActionButton>
      </div>
      {earlier !== null && earlier !== undefined && (
        <p className="level-warn">{say('disagreements.settledBefore', { author: earlier.authorName })}</p>
      )}
      <p>{say('disagreements.both', { base: words.value(field, base) })}</p>
      <p className="sub">{say(isWeight ? 'disagreements.weightMeanwhile' : 'disagreements.allergyMeanwhile')}</p>
      <Form
        className="outcome-form"
        onSubmit={(event) => {
          event.preventDefault();
          void settle();
        }}
      >
        <RadioGroup className="reasons" value={chosen} onChange={setChosen}>
          <Label className="field-label">{say('disagreements.which')}</Label>
          {statements.map((statement, index) => (
            <Choice
              key={String(statement.value)}
              value={String(statement.value)}
              look="reason"
              autoFocus={isFirst && index === 0}
            >
              {say(statement.authorId === user.id ? 'disagreements.yours' : 'disagreements.theirs', {
                value: words.value(field, statement.value),
                author: statement.authorName,
                at: day(statement.occurredAt),
              })}
            </Choice>
          ))}
          {isWeight && (
            <Choice value={ANOTHER} look="reason">
              {say('disagreements.another')}
            </Choice>
          )}
        </RadioGroup>
        {chosen === ANOTHER && <WeightField label={say('correction.weightKg')} typed={typed} onType={setTyped} />}
        <Button className="button primary" type="submit" isDisabled={value === undefined || value === null || isBusy}>
          {say('disagreements.settle')}
        </Button>
      </Form>
    </li>
  );
}
