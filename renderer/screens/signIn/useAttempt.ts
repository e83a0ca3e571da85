import { useState } from 'react';
import type { IpcFailure } from '../../../schema/ipc/ipcTable.ts';

/** One try at a password after another: busy while it is checked, blocked while the shell makes us wait. */
export function useAttempt(attempt: () => Promise<IpcFailure | null>, afterFailure: () => void) {
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isWaitOver, setWaitOver] = useState(true);
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await attempt().finally(() => setBusy(false));
    if (answer === null) return;
    setWaitOver((answer.waitSeconds ?? 0) === 0);
    setFailure(answer);
    afterFailure();
  };
  return {
    failure,
    isBusy,
    mustWait: !isWaitOver,
    waitOver: () => setWaitOver(true),
    submit: (event: { preventDefault(): void }) => {
      event.preventDefault();
      if (!isBusy && isWaitOver) void run();
    },
  };
}
