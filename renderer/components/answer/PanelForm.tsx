import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../../session/TextContext.tsx';
import { ActionButton } from '../ActionButton.tsx';

interface PanelFormProps {
  readonly label: string;
  readonly canRecord: boolean;
  readonly onRecord: () => Promise<void>;
  readonly onCancel: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

/** A question asked inside a card: Enter records, Escape leaves, and neither reaches the screen behind. */
export function PanelForm({ label, canRecord, onRecord, onCancel, onKeyDown, children }: PanelFormProps) {
  const { say } = useWords();
  const [isBusy, setBusy] = useState(false);
  const record = (): void => {
    if (!canRecord || isBusy) return;
    setBusy(true);
    void onRecord().finally(() => setBusy(false));
  };
  const listen = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      record();
    } else onKeyDown?.(event);
  };
  return (
    <form
      className="panel-form"
      role="dialog"
      aria-label={label}
      onKeyDown={listen}
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
