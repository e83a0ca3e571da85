import { useState } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { useWords } from '../../session/TextContext.tsx';
import { useDraft } from '../../session/useDraft.ts';
import { useWriteAct } from '../../session/useWriteAct.ts';

/** A word for colleagues; kept as it is typed, recorded with Ctrl and Enter. */
export function CommentForm({ chartId }: { readonly chartId: string }) {
  const draft = useDraft(`comment:${chartId}`);
  return <WritableForm chartId={chartId} draft={draft} />;
}

function WritableForm({ chartId, draft }: { readonly chartId: string; readonly draft: ReturnType<typeof useDraft> }) {
  const { say } = useWords();
  const write = useWriteAct();
  // null: nothing typed on this visit. The field is there before its draft: it must take the focus at once.
  const [typed, setWords] = useState<string | null>(null);
  const words = typed ?? draft.kept ?? '';
  const [isBusy, setBusy] = useState(false);
  const trimmed = words.trim();
  const record = async (): Promise<void> => {
    if (trimmed === '' || isBusy) return;
    setBusy(true);
    const act = { kind: 'comment', chartId, orderIds: [], text: trimmed } as const;
    const isRecorded = await write(act, say('act.done.comment'), true);
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
        autoComplete="off"
        className="field"
        value={words}
        maxLength={8000}
        isReadOnly={!draft.isLoaded}
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
