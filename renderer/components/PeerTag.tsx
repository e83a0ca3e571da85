import { useWords } from '../session/TextContext.tsx';

/** It came from a colleague's workstation without the server, which has not shown it yet. `count`: of the lines of a patient. */
export function PeerTag({ count }: { readonly count?: number }) {
  const { say } = useWords();
  return (
    <span className={count === undefined ? 'tag' : 'sub block'} title={say('peer.why')}>
      {count === undefined ? say('peer.mark') : say('peer.lines', { count })}
    </span>
  );
}
