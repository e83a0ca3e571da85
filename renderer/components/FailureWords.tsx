import { useEffect, useState } from 'react';
import type { IpcFailure } from '../../schema/ipc/ipcTable.ts';
import { useWords } from '../session/TextContext.tsx';

const SECOND_MS = 1000;

/** What the shell refused and what to do about it; a wait is counted down. */
export function FailureWords({
  failure,
  onWaitOver,
}: {
  readonly failure: IpcFailure | null;
  readonly onWaitOver?: () => void;
}) {
  const { say } = useWords();
  const left = useSecondsLeft(failure, onWaitOver);
  if (failure === null || (failure.code === 'wait' && left === 0)) return null;
  return (
    <p className="error" role="alert">
      {failure.code === 'wrongPassword' && left > 0 ? `${say('ipc.failure.wrongPassword')} ` : ''}
      {left > 0
        ? say('ipc.failure.wait', { waitSeconds: left })
        : say(`ipc.failure.${failure.code}`, { unsent: failure.unsent ?? 0, waitSeconds: left })}
    </p>
  );
}

function useSecondsLeft(failure: IpcFailure | null, onWaitOver?: () => void): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = Date.now() + (failure?.waitSeconds ?? 0) * SECOND_MS;
    const tick = (): void => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));
      setLeft(seconds);
      if (seconds === 0) {
        clearInterval(timer);
        onWaitOver?.();
      }
    };
    const timer = setInterval(tick, SECOND_MS);
    tick();
    return () => clearInterval(timer);
    // The countdown belongs to the failure; a new callback must not start it again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [failure]);
  return left;
}
