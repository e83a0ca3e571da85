import { useEffect, useRef, useState } from 'react';
import { CheckboxGroup, Label, TextArea, TextField } from 'react-aria-components';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import type { useDraft } from '../../session/useDraft.ts';
import { useKeys } from '../../session/useKeys.ts';
import { useWriteAct } from '../../session/useWriteAct.ts';
import { ActionButton } from '../ActionButton.tsx';
import { CheckChoice } from '../Choice.tsx';
import { useMedicationLine } from '../useMedicationLine.ts';
import { DrugName } from '../DrugName.tsx';
import { CodeList } from './CodeList.tsx';
import type { InterventionDraft } from './interventionDraft.ts';
import { PROBLEMS, TYPES } from './suggestedCodes.ts';

interface InterventionFormProps {
  readonly view: ChartView;
  readonly findingKey: string | null;
  readonly fresh: InterventionDraft;
  readonly kept: InterventionDraft | null;
  readonly draft: ReturnType<typeof useDraft>;
  readonly onLeave: () => void;
  readonly onRecorded: () => void;
}

/** Problem, proposal, lines and message; kept as it is typed, recorded with Ctrl and Enter. */
export function InterventionForm({ view, findingKey, fresh, kept, draft, onLeave, onRecorded }: InterventionFormProps) {
  const { say } = useWords();
  const write = useWriteAct();
  const [form, setForm] = useState(kept ?? fresh);
  const [isKept, setKept] = useState(kept !== null);
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<InterventionDraft>): void => {
    const next = { ...form, ...part };
    setForm(next);
    draft.save(JSON.stringify(next));
  };
  const { problem, type, orderIds } = form;
  const message = form.message.trim();
  const isComplete = problem !== null && type !== null && message !== '';
  const record = async (): Promise<void> => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    const act = {
      kind: 'intervention',
      chartId: view.chart.id,
      orderIds,
      problem,
      type,
      message,
      ...(findingKey === null ? {} : { findingKey }),
    } as const;
    const isRecorded = await write(act, say('act.done.intervention'), true);
    setBusy(false);
    if (!isRecorded) return;
    draft.forget();
    onRecorded();
  };
  // The caret begins behind the composed words: what is typed at once is added to them, not pushed in front.
  const messageRef = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = messageRef.current;
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const formRef = useKeys<HTMLFormElement>((event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void record();
  });
  return (
    <form className="intervention-form" ref={formRef}>
      {isKept && (
        <p className="hint" role="status">
          {say('intervention.draft')}{' '}
          <ActionButton
            look="link"
            onPress={() => {
              setForm(fresh);
              setKept(false);
              draft.forget();
            }}
          >
            {say('intervention.again')}
          </ActionButton>
        </p>
      )}
      <div className="code-lists">
        <CodeList
          label={say('intervention.problem')}
          codes={PROBLEMS}
          chosen={problem}
          words={(code) => say(`problem.${code}`)}
          onChoose={(code) => change({ problem: code })}
        />
        <div className="code-side">
          <CodeList
            label={say('intervention.type')}
            codes={TYPES}
            chosen={type}
            words={(code) => say(`interventionType.${code}`)}
            onChoose={(code) => change({ type: code })}
          />
          <LineChoice view={view} orderIds={orderIds} onChange={(ids) => change({ orderIds: ids })} />
        </div>
        <TextField
          autoComplete="off"
          className="field message-field"
          value={form.message}
          onChange={(value) => change({ message: value })}
          maxLength={8000}
          isRequired
          autoFocus
        >
          <Label>{say('intervention.message')}</Label>
          <TextArea ref={messageRef} className="input" rows={16} />
          <span className="hint">{say('intervention.messageHint')}</span>
        </TextField>
      </div>
      <div className="card-buttons">
        <ActionButton look="primary" keys="Ctrl ⏎" isDisabled={!isComplete || isBusy} onPress={() => void record()}>
          {say('intervention.send')}
        </ActionButton>
        <ActionButton keys="Esc" onPress={onLeave}>
          {say('intervention.cancel')}
        </ActionButton>
        {!isComplete && <span className="hint">{say('intervention.missing')}</span>}
        <span className="spacer" />
        <span className="hint">{say('intervention.codes')}</span>
      </div>
    </form>
  );
}

function LineChoice({
  view,
  orderIds,
  onChange,
}: {
  readonly view: ChartView;
  readonly orderIds: readonly string[];
  readonly onChange: (ids: string[]) => void;
}) {
  const { say } = useWords();
  const sayLine = useMedicationLine(view);
  const offered = view.chart.orders.filter(
    (order) =>
      order.status === 'active' ||
      order.status === 'onHold' ||
      order.status === 'unknown' ||
      orderIds.includes(order.id),
  );
  return (
    <CheckboxGroup className="line-choice" value={[...orderIds]} onChange={onChange}>
      <Label className="field-label">{say('intervention.lines')}</Label>
      <div className="line-choice-list">
        {offered.map((order) => {
          const line = sayLine(order);
          return (
            <CheckChoice key={order.id} value={order.id}>
              <DrugName name={line.drug} /> {line.dose}
            </CheckChoice>
          );
        })}
      </div>
    </CheckboxGroup>
  );
}
