import { useEffect, useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWriteAct } from '../../session/useWriteAct.ts';
import { useDraft } from '../../session/useDraft.ts';

/** A word for colleagues; kept as it is typed, recorded with Ctrl and Enter. */
export function CommentForm({ view }: { readonly view: ChartView }) {
  const { say } = useWords();
  const write = useWriteAct();
  const draft = useDraft(`comment:${view.chart.id}`);
  const [words, setWords] = useState('');
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (draft.kept !== null) setWords(draft.kept);
  }, [draft.kept]);
  const trimmed = words.trim();
  const record = async (): Promise<void> => {
    if (trimmed === '' || isBusy) return;
    setBusy(true);
    const isRecorded = await write(
      { kind: 'comment', chartId: view.chart.id, orderIds: [], text: trimmed },
      say('act.done.comment'),
      true,
    );
    setBusy(false);
    if (!isRecorded) return;
    setWords('');
    draft.forget();
  };
  return (
    <Form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <TextField
        className="field"
        value={words}
        maxLength={8000}
        onChange={(value) => {
          setWords(value);
          draft.save(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void record();
        }}
      >
        <Label>{say('chart.comment')}</Label>
        <TextArea id="comment" className="input" rows={2} />
      </TextField>
      <Button className="button" type="submit" isDisabled={trimmed === '' || isBusy}>
        {say('chart.comment.save')} <kbd aria-hidden="true">Ctrl ⏎</kbd>
      </Button>
    </Form>
  );
}
