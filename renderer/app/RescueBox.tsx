import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { IpcResponse } from '../../schema/ipc/ipcTable.ts';
import { ActionButton } from '../components/ActionButton.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';

type Outcome = IpcResponse<'rescue.write'> | IpcResponse<'rescue.take'>;

/** What cannot be sent goes out by a file, and a file of another workstation comes in. */
export function RescueBox({ unsent }: { readonly unsent: number }) {
  const { say } = useWords();
  const writeRescue = useSession((session) => session.writeRescue);
  const takeRescue = useSession((session) => session.takeRescue);
  const [outcome, setOutcome] = useState<Outcome | 'working' | null>(null);
  const run = async (work: () => Promise<Outcome>): Promise<void> => {
    setOutcome('working');
    // A shell that has gone says so by itself; here it must only not seem to be at work for ever.
    setOutcome(await work().catch(() => ({ ok: false, code: 'notAllowed' }) as const));
  };
  return (
    <section className="rescue">
      <h3 className="field-label">{say('rescue.title')}</h3>
      <p className="sub">{say('rescue.what')}</p>
      <div className="rescue-buttons">
        {unsent > 0 && (
          <ActionButton isDisabled={outcome === 'working'} onPress={() => void run(writeRescue)}>
            {say('rescue.write', { count: unsent })}
          </ActionButton>
        )}
        <FileTrigger
          acceptedFileTypes={['.txt', 'text/plain']}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file !== null && file !== undefined) void run(async () => takeRescue(await file.text()));
          }}
        >
          <ActionButton isDisabled={outcome === 'working'}>{say('rescue.take')}</ActionButton>
        </FileTrigger>
      </div>
      <div role="status">{outcome !== null && <OutcomeWords outcome={outcome} />}</div>
    </section>
  );
}

function OutcomeWords({ outcome }: { readonly outcome: Outcome | 'working' }) {
  const { say } = useWords();
  if (outcome === 'working') return <p className="sub">{say('rescue.working')}</p>;
  if (!outcome.ok)
    return (
      <p className="error">
        {'reason' in outcome ? say(`rescue.failure.${outcome.reason}`) : say('ipc.failure.notAllowed')}
      </p>
    );
  if ('path' in outcome)
    return (
      <>
        <p>{say('rescue.written', { count: outcome.count, path: outcome.path })}</p>
        {outcome.unreadable > 0 && <p className="error">{say('rescue.unreadable', { count: outcome.unreadable })}</p>}
      </>
    );
  const { header, taken, alreadyThere, refused } = outcome.report;
  return (
    <>
      <p>{say('rescue.taken', { device: header.deviceId, taken, alreadyThere, refused: refused.length })}</p>
      {refused.length > 0 && <p className="error">{say('rescue.keepFile')}</p>}
    </>
  );
}
