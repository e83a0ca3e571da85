import type { OpenPeer } from './openPeer.ts';
import type { PeerState } from './peerState.ts';

const LOOK_EVERY_MS = 200;
const SAY_EVERY_MS = 5000;

/** Looks at a load or push that was begun in the peer's page, until it is done or the time is over. */
export async function watchPeer(
  { page, object }: OpenPeer,
  name: string,
  withinMs: number,
  say: (progress: string) => void,
): Promise<PeerState> {
  const begun = performance.now();
  let saidAt = begun;
  for (;;) {
    const state = await page().evaluate(([which, of]) => window[which].states[of] ?? null, [object, name] as const);
    if (state === null) throw new Error(`nothing was begun under ${name}`);
    if (state.error !== null) throw new Error(`the peer failed: ${state.error}`);
    if (state.isDone || performance.now() - begun > withinMs) return state;
    if (performance.now() - saidAt > SAY_EVERY_MS) {
      saidAt = performance.now();
      say(`${state.documents} documents`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
