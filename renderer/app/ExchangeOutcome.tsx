import type { IpcResponse } from '../../schema/ipc/ipcTable.ts';
import type { ExchangeTaken } from '../../schema/wire/exchange.ts';
import { useWords } from '../session/TextContext.tsx';

export type Outcome = IpcResponse<'exchange.write'> | IpcResponse<'exchange.take'>;

/** What became of an exchange file, in words. */
export function ExchangeOutcome({ outcome }: { readonly outcome: Outcome }) {
  const { say } = useWords();
  if (!outcome.ok)
    return (
      <p className="error">
        {'reason' in outcome ? say(`exchange.failure.${outcome.reason}`) : say('ipc.failure.notAllowed')}
      </p>
    );
  if ('taken' in outcome) return <TakenWords taken={outcome.taken} />;
  return (
    <>
      <p>{say('exchange.written', { count: outcome.count, path: outcome.path })}</p>
      {outcome.leftOut > 0 && <p>{say('exchange.leftOut', { count: outcome.leftOut })}</p>}
    </>
  );
}

function TakenWords({ taken }: { readonly taken: ExchangeTaken }) {
  const { say, day } = useWords();
  const { deviceId, writerName, writtenAt, fresh, alreadyHere, notForYou, refused } = taken;
  return (
    <>
      <p>{say('exchange.taken', { from: writerName ?? deviceId, at: day(writtenAt), fresh, alreadyHere })}</p>
      {notForYou > 0 && <p>{say('exchange.notForYou', { count: notForYou })}</p>}
      {refused.map(({ reason, count }) => (
        <p key={reason} className="error">
          {say(`exchange.refused.${reason}`, { count })}
        </p>
      ))}
      {fresh > 0 && <p className="sub">{say('exchange.onlyActs')}</p>}
    </>
  );
}
