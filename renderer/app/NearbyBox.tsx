import { useEffect, useState } from 'react';
import type { NearbyPeer, NearbyState, NearbyTrouble } from '../../schema/ipc/nearbyState.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';

const ASK_EVERY_MS = 5_000;
const MOST_SHOWN = 8;
/** Colleagues lock their workstations and go home: nothing to warn of. The rest wants somebody to do something. */
const PASSING: ReadonlySet<NearbyTrouble> = new Set([
  'unreachable',
  'silent',
  'brokenOff',
  'truncated',
  'altered',
  'locked',
]);

/** What the exchange over the local network does, and why it does not. It says nothing of the server. */
export function NearbyBox() {
  const { say } = useWords();
  const { nearby, exchangeState } = useSession((session) => session);
  const [state, setState] = useState<NearbyState | null>(null);
  const [isReady, setIsReady] = useState(true);
  useEffect(() => {
    let isShown = true;
    // A shell that has gone says so by itself; then what was last known stands here.
    const ask = async (): Promise<void> => {
      const [seen, exchange] = await Promise.all([nearby(), exchangeState()]).catch(() => [null, null]);
      if (isShown && seen?.ok === true) setState(seen.nearby);
      if (isShown && exchange?.ok === true) setIsReady(exchange.isReady);
    };
    void ask();
    const asking = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      isShown = false;
      clearInterval(asking);
    };
  }, [nearby, exchangeState]);
  if (state === null) return null;
  const { standing, announcing, notUsed, port, peers } = state;
  const isOn = standing === 'listening' || standing === 'callingOnly';
  return (
    <section className="nearby">
      <h3 className="field-label">{say('nearby.title')}</h3>
      <p className="sub">{say(`nearby.standing.${standing}`)}</p>
      {notUsed.map(({ address, reason }) => (
        <p key={address} className="sub">
          {say(`nearby.notUsed.${reason}`, { address, port: String(port) })}
        </p>
      ))}
      {isOn && !isReady && <p className="level-warn">{say('nearby.notReady')}</p>}
      {isOn && announcing !== 'on' && <p className="sub">{say(`nearby.announcing.${announcing}`)}</p>}
      {isOn && peers.length === 0 && <p>{say('nearby.nobody')}</p>}
      {peers.length > 0 && <PeerTable peers={peers} />}
    </section>
  );
}

function PeerTable({ peers }: { readonly peers: readonly NearbyPeer[] }) {
  const { say } = useWords();
  const shown = peers.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_SHOWN);
  return (
    <>
      <table className="plain-table">
        <caption className="hidden-words">{say('nearby.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('nearby.peer')}</th>
            <th scope="col">{say('nearby.last')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((peer) => (
            <PeerRow key={`${peer.known} ${peer.address}`} peer={peer} />
          ))}
        </tbody>
      </table>
      {peers.length > shown.length && (
        <p className="sub">{say('nearby.more', { count: peers.length - shown.length })}</p>
      )}
    </>
  );
}

/** Who was met first, then who should be there, then who was only heard: anybody can announce. */
function rank(peer: NearbyPeer): number {
  if (peer.lastExchange !== null) return 0;
  return peer.known === 'listed' ? 1 : 2;
}

function PeerRow({ peer }: { readonly peer: NearbyPeer }) {
  const { say, day } = useWords();
  const { address, lastExchange, cameInAll, trouble } = peer;
  const name = lastExchange?.name ?? null;
  return (
    <tr>
      <th scope="row">{name === null ? address : say('nearby.peerOf', { name, address })}</th>
      <td>
        {lastExchange === null
          ? say('nearby.never')
          : say('nearby.met', { at: day(lastExchange.at), count: lastExchange.came })}
        {cameInAll > 0 && <span className="block sub">{say('nearby.inAll', { count: cameInAll })}</span>}
        {(lastExchange?.refused ?? 0) > 0 && (
          <span className="block error">{say('nearby.refused', { count: lastExchange?.refused ?? 0 })}</span>
        )}
        {trouble !== null && (
          <span className={`block ${PASSING.has(trouble) ? 'sub' : 'level-warn'}`}>
            {say(`nearby.trouble.${trouble}`)}
          </span>
        )}
      </td>
    </tr>
  );
}
