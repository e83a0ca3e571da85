import { useState } from 'react';
import { Input, Label, RadioGroup, TextField } from 'react-aria-components';
import type { AnswerCode } from '../../../schema/events/answer.ts';
import type { Finding } from '../../../schema/review/finding.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWriteAct } from '../../session/useWriteAct.ts';
import { ANSWER_REASONS } from './answerCodes.ts';
import { Choice } from '../Choice.tsx';
import { focusChoice } from './focusChoice.ts';
import { PanelForm } from './PanelForm.tsx';
import { useEndAnswering } from './useEndAnswering.ts';

/** A coded reason by its digit, a note if one is wanted. "Other" says nothing without its note. */
export function AnswerPanel({ view, finding }: { readonly view: ChartView; readonly finding: Finding }) {
  const { text, say, now } = useWords();
  const write = useWriteAct();
  const { leave, goOn } = useEndAnswering(finding.key);
  const [code, setCode] = useState<AnswerCode | null>(null);
  const [note, setNote] = useState('');
  const needsNote = code === 'other' && note.trim() === '';
  const record = async (): Promise<void> => {
    if (code === null || needsNote) return;
    const trimmed = note.trim();
    const act = {
      kind: 'answer',
      chartId: view.chart.id,
      findingKey: finding.key,
      code,
      ...(trimmed === '' ? {} : { note: trimmed }),
    } as const;
    if (await write(act, say('act.done.answer'), true)) goOn();
  };
  const pickByDigit = (event: KeyboardEvent, form: HTMLFormElement): void => {
    const picked =
      event.target instanceof HTMLInputElement && event.target.type === 'text'
        ? undefined
        : ANSWER_REASONS[Number(event.key) - 1];
    if (picked === undefined) return;
    setCode(picked);
    focusChoice(form, picked);
  };
  return (
    <PanelForm
      label={say('answerPanel.title', { finding: text.message(finding.title, { now }) })}
      canRecord={code !== null && !needsNote}
      onRecord={record}
      onCancel={leave}
      onKey={pickByDigit}
    >
      <RadioGroup
        className="reasons"
        value={code}
        onChange={(value) => setCode(ANSWER_REASONS.find((reason) => reason === value) ?? null)}
      >
        <Label className="field-label">
          {say('answerPanel.reason')} <span className="hint">{say('answerPanel.digits')}</span>
        </Label>
        {ANSWER_REASONS.map((reason, index) => (
          <Choice key={reason} value={reason} look="reason" autoFocus={index === 0}>
            <kbd aria-hidden="true">{index + 1}</kbd>
            {say(`answer.${reason}`)}
          </Choice>
        ))}
      </RadioGroup>
      <TextField
        autoComplete="off"
        className="field"
        value={note}
        onChange={setNote}
        isRequired={code === 'other'}
        maxLength={4000}
      >
        <Label>
          {say('answerPanel.note')}{' '}
          <span className="hint">{say(code === 'other' ? 'answerPanel.noteRequired' : 'answerPanel.noteHint')}</span>
        </Label>
        <Input className="input" />
      </TextField>
      {finding.tier === 'mustAnswer' && <p className="hint">{say('answerPanel.required')}</p>}
    </PanelForm>
  );
}
