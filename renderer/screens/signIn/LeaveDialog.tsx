import { useState } from 'react';
import type { IpcFailure } from '../../../schema/ipc/ipcTable.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { DialogFrame } from '../../components/DialogFrame.tsx';
import { FailureWords } from '../../components/FailureWords.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useWords } from '../../session/TextContext.tsx';

/** Says what forgetting deletes and what it does not, before it is done. */
export function LeaveDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const { say } = useWords();
  const leave = useSession((session) => session.leave);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const confirm = async (): Promise<void> => setFailure(await leave());
  const foot = (
    <>
      <span className="spacer" />
      <ActionButton autoFocus onPress={onClose}>
        {say('signIn.cancel')}
      </ActionButton>
      <ActionButton look="primary" onPress={() => void confirm()}>
        {say('signIn.leave.confirm')}
      </ActionButton>
    </>
  );
  return (
    <DialogFrame title={say('signIn.leave.title', { name })} onClose={onClose} foot={foot} width={480}>
      <p>{say('signIn.leave.body')}</p>
      <FailureWords failure={failure} />
    </DialogFrame>
  );
}
