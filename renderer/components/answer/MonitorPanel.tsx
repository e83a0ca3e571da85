import { useState } from 'react';
import { Input, Label, RadioGroup, TextField } from 'react-aria-components';
import type { Finding } from '../../../schema/review/finding.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWriteAct } from '../../session/useWriteAct.ts';
import { defaultDue, DUE_CHOICES, dueAt } from './dueTimes.ts';
import { Choice } from '../Choice.tsx';
import { focusChoice } from './focusChoice.ts';
import { PanelForm } from './PanelForm.tsx';
import { useEndAnswering } from './useEndAnswering.ts';

/** "Will monitor" is a task: what to look at, and by when. Of those who only say so, two in three forget. */
export function MonitorPanel({ view, finding }: { readonly view: ChartView; readonly finding: Finding }) {
  const { text, say, now, day } = useWords();
  const write = useWriteAct();
  const { leave, goOn } = useEndAnswering(finding.key);
  const [analyte, setAnalyte] = useState(finding.monitor[0] ?? null);
  const [due, setDue] = useState(() => defaultDue(finding));
  const [note, setNote] = useState('');
  const canRecord = analyte !== null || note.trim() !== '';
  const record = async (): Promise<void> => {
    const trimmed = note.trim();
    const act = {
      kind: 'answer',
      chartId: view.chart.id,
      findingKey: finding.key,
      code: 'willMonitor',
      ...(analyte === null ? {} : { monitor: { analyte, dueAt: dueAt(due, Date.now()) } }),
      ...(trimmed === '' ? {} : { note: trimmed }),
    } as const;
    if (await write(act, say('act.done.answer'), true)) goOn();
  };
  const pickByDigit = (event: KeyboardEvent, form: HTMLFormElement): void => {
    const picked =
      event.target instanceof HTMLInputElement && event.target.type === 'text'
        ? undefined
        : DUE_CHOICES[Number(event.key) - 1];
    if (picked === undefined) return;
    setDue(picked);
    focusChoice(form, picked);
  };
  return (
    <PanelForm
      label={say('answerPanel.title', { finding: text.message(finding.title, { now }) })}
      canRecord={canRecord}
      onRecord={record}
      onCancel={leave}
      onKey={pickByDigit}
    >
      {analyte === null ? (
        <p className="hint">{say('answerPanel.noAnalyte')}</p>
      ) : (
        <RadioGroup className="reasons across" value={analyte} onChange={setAnalyte}>
          <Label className="field-label">{say('answerPanel.lookAt')}</Label>
          {finding.monitor.map((name) => (
            <Choice key={name} value={name} look="reason">
              {text.analyte(name)}
            </Choice>
          ))}
        </RadioGroup>
      )}
      <RadioGroup
        className="reasons across"
        value={due}
        onChange={(value) => setDue(DUE_CHOICES.find((choice) => choice === value) ?? due)}
      >
        <Label className="field-label">
          {say('answerPanel.until')} <span className="hint">{say('answerPanel.digits')}</span>
        </Label>
        {DUE_CHOICES.map((choice, index) => (
          <Choice key={choice} value={choice} look="reason" autoFocus={choice === due}>
            <kbd aria-hidden="true">{index + 1}</kbd>
            {say(`answerPanel.${choice}`)}
          </Choice>
        ))}
      </RadioGroup>
      <p className="hint">
        {day(dueAt(due, Date.parse(now)))}. {analyte !== null && say('answerPanel.closes')}
      </p>
      {analyte === null && (
        <TextField
          autoComplete="off"
          className="field"
          value={note}
          onChange={setNote}
          isRequired
          maxLength={4000}
          autoFocus
        >
          <Label>{say('answerPanel.note')}</Label>
          <Input className="input" />
        </TextField>
      )}
    </PanelForm>
  );
}
