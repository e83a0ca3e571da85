import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../../session/TextContext.tsx';
import { useKeys } from '../../session/useKeys.ts';
import { ActionButton } from '../ActionButton.tsx';

interface PanelFormProps {
  readonly label: string;
  readonly canRecord: boolean;
  readonly onRecord: () => Promise<void>;
  readonly onCancel: () => void;
  readonly onKey?: (event: KeyboardEvent, form: HTMLFormElement) => void;
  readonly children: ReactNode;
}

/** A question asked inside a card: Enter records, Escape leaves, and neither reaches the screen behind. */
export function PanelForm({ label, canRecord, onRecord, onCancel, onKey, children }: PanelFormProps) {
  const { say } = useWords();
  const [isBusy, setBusy] = useState(false);
  const record = (): void => {
    if (!canRecord || isBusy) return;
    setBusy(true);
    void onRecord().finally(() => setBusy(false));
  };
  const formRef = useKeys<HTMLFormElement>((event, form) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      record();
    } else onKey?.(event, form);
  });
  return (
    <form
      className="panel-form"
      aria-label={label}
      ref={formRef}
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
    >
      {children}
      <div className="card-buttons">
        <Button className="button primary" type="submit" isDisabled={!canRecord || isBusy}>
          {say('answerPanel.record')} <kbd aria-hidden="true">⏎</kbd>
        </Button>
        <ActionButton look="quiet" onPress={onCancel} keys="Esc">
          {say('answerPanel.cancel')}
        </ActionButton>
      </div>
    </form>
  );
}
