import { useState } from 'react';
import { Button, Form, Input, Label, RadioGroup, TextField } from 'react-aria-components';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { Choice } from '../../components/Choice.tsx';
import { ActionButton } from '../../components/ActionButton.tsx';
import { DrugNames } from '../../components/finding/DrugNames.tsx';
import { ProgressTag } from '../../components/ProgressTag.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWriteAct } from '../../session/useWriteAct.ts';

const OUTCOMES = ['accepted', 'acceptedModified', 'refused', 'notApplicable'] as const;

export function InterventionItem({ view, event }: { readonly view: ChartView; readonly event: ClinicalEvent }) {
  const { text, say, day } = useWords();
  const openChart = useNavigation((navigation) => navigation.openChart);
  const { body } = event;
  if (body.kind !== 'intervention') return null;
  return (
    <li className="intervention">
      <div className="intervention-head">
        <b className="patient-name">{text.patientName(view.chart.patient)}</b>
        {view.chart.stay?.bed !== null && view.chart.stay?.bed !== undefined && (
          <span className="sub">{say('worklist.bed', { bed: view.chart.stay.bed })}</span>
        )}
        <ProgressTag progress={view.progress[event.id]} />
        <span className="spacer" />
        <span className="sub">{say('interventions.by', { author: event.authorName, at: day(event.occurredAt) })}</span>
        <ActionButton small onPress={() => openChart(view.chart.id)}>
          {say('interventions.openChart')}
        </ActionButton>
      </div>
      <p>
        <span className="tag">{body.problem}</span> {say(`problem.${body.problem}`)}{' '}
        <span className="tag">{body.type}</span> {say(`interventionType.${body.type}`)}
      </p>
      <DrugNames view={view} orderIds={body.orderIds} />
      <p className="event-detail">{body.message}</p>
      <OutcomeForm chartId={view.chart.id} interventionId={event.id} />
    </li>
  );
}

function OutcomeForm({ chartId, interventionId }: { readonly chartId: string; readonly interventionId: string }) {
  const { say } = useWords();
  const write = useWriteAct();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(null);
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const trimmed = reason.trim();
  const isComplete = outcome !== null && (outcome !== 'refused' || trimmed !== '');
  const record = async (): Promise<void> => {
    if (outcome === null || !isComplete || isBusy) return;
    setBusy(true);
    await write(
      { kind: 'interventionOutcome', chartId, interventionId, outcome, ...(trimmed === '' ? {} : { reason: trimmed }) },
      say('act.done.outcome'),
      true,
    );
    setBusy(false);
  };
  return (
    <Form
      className="outcome-form"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <RadioGroup
        className="reasons across"
        value={outcome}
        onChange={(value) => setOutcome(OUTCOMES.find((candidate) => candidate === value) ?? null)}
      >
        <Label className="field-label">{say('interventions.whatBecame')}</Label>
        {OUTCOMES.map((candidate) => (
          <Choice key={candidate} value={candidate} look="reason">
            {say(`interventionOutcome.${candidate}`)}
          </Choice>
        ))}
      </RadioGroup>
      {(outcome === 'refused' || outcome === 'acceptedModified') && (
        <TextField
          autoComplete="off"
          className="field"
          value={reason}
          onChange={setReason}
          maxLength={4000}
          isRequired={outcome === 'refused'}
        >
          <Label>
            {say('interventions.reason')}{' '}
            {outcome === 'refused' && <span className="hint">{say('interventions.reasonRequired')}</span>}
          </Label>
          <Input className="input" />
        </TextField>
      )}
      {outcome !== null && (
        <Button className="button primary" type="submit" isDisabled={!isComplete || isBusy}>
          {say('interventions.record')}
        </Button>
      )}
    </Form>
  );
}
