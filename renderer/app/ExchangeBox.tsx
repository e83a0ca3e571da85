import { useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { ExchangeMeeting, IpcResponse } from '../../schema/ipc/ipcTable.ts';
import { ActionButton } from '../components/ActionButton.tsx';
import type { SyncView } from '../desk/deskViews.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';
import { ExchangeOutcome, type Outcome } from './ExchangeOutcome.tsx';

type State = Extract<IpcResponse<'exchange.state'>, { ok: true }>;

/** Acts go to colleagues of the same wards and come from them, on a stick, while the server is away. */
export function ExchangeBox({ peers }: { readonly peers: SyncView['peers'] }) {
  const { say } = useWords();
  const { exchangeState, writeExchange, takeExchange } = useSession((session) => session);
  const [outcome, setOutcome] = useState<Outcome | 'working' | null>(null);
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    let isShown = true;
    // A shell that has gone says so by itself; then nothing is said here.
    const ask = async (): Promise<void> => {
      const answer = await exchangeState().catch(() => null);
      if (isShown && answer?.ok === true) setState(answer);
    };
    void ask();
    return () => {
      isShown = false;
    };
    // Asked again when something was exchanged.
  }, [exchangeState, outcome, peers.unseen]);
  const run = async (work: () => Promise<Outcome>): Promise<void> => {
    setOutcome('working');
    setOutcome(await work().catch(() => ({ ok: false, code: 'notAllowed' }) as const));
  };
  const isWorking = outcome === 'working';
  return (
    <section className="exchange">
      <h3 className="field-label">{say('exchange.title')}</h3>
      <p className="sub">{say('exchange.what')}</p>
      <PeerCountsWords peers={peers} />
      {state?.isReady === false && <p className="error">{say('exchange.failure.noKeys')}</p>}
      {state?.isReady === true && <MeetingWords state={state} />}
      <div className="rescue-buttons">
        {state !== null && state.toGive > 0 && (
          <ActionButton isDisabled={isWorking} onPress={() => void run(writeExchange)}>
            {say('exchange.write', { count: state.toGive })}
          </ActionButton>
        )}
        <FileTrigger
          acceptedFileTypes={['.txt', 'text/plain']}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file !== null && file !== undefined) void run(async () => takeExchange(await file.text()));
          }}
        >
          <ActionButton isDisabled={isWorking}>{say('exchange.take')}</ActionButton>
        </FileTrigger>
      </div>
      <div role="status">
        {isWorking && <p className="sub">{say('exchange.working')}</p>}
        {outcome !== null && outcome !== 'working' && <ExchangeOutcome outcome={outcome} />}
      </div>
    </section>
  );
}

function PeerCountsWords({ peers }: { readonly peers: SyncView['peers'] }) {
  const { say } = useWords();
  return (
    <>
      {peers.unseen > 0 && <p>{say('exchange.unseen', { count: peers.unseen })}</p>}
      {peers.refused > 0 && <p className="error">{say('exchange.serverRefused', { count: peers.refused })}</p>}
      {peers.differing > 0 && <p className="error">{say('exchange.differing', { count: peers.differing })}</p>}
      {peers.unreadable > 0 && <p className="error">{say('exchange.unreadable', { count: peers.unreadable })}</p>}
    </>
  );
}

function MeetingWords({ state }: { readonly state: State }) {
  const { say, day } = useWords();
  const from = ({ name, deviceId }: ExchangeMeeting): string => name ?? deviceId ?? '';
  return (
    <p className="sub">
      {state.lastTaken === null
        ? say('exchange.neverTaken')
        : say(`exchange.lastTaken.${state.lastTaken.by}`, {
            count: state.lastTaken.count,
            from: from(state.lastTaken),
            at: day(state.lastTaken.at),
          })}
      {state.lastGiven !== null && (
        <span className="block">
          {say('exchange.lastGiven', { count: state.lastGiven.count, at: day(state.lastGiven.at) })}
        </span>
      )}
    </p>
  );
}
