import type { RawAnswer, RawStream, Transport } from '../../sync/client/ports.ts';
import type { ModelAnswer, ModelServer } from './modelServer.ts';
import { BEGINNING_MS, type VirtualTime } from './virtualTime.ts';

/** Chances per request, 0 to 1. */
export interface NetworkFaults {
  /** The request never arrives; no answer ever. */
  readonly drop: number;
  /** The server did it; its answer is lost. */
  readonly dropReply: number;
  /** The request arrives twice, the second time late. */
  readonly duplicate: number;
  readonly truncate: number;
  /** A captive portal answers 200 with HTML. */
  readonly portal: number;
  readonly serverError: number;
  readonly longestDelayMs: number;
}

export const perfectNetwork: NetworkFaults = {
  drop: 0,
  dropReply: 0,
  duplicate: 0,
  truncate: 0,
  portal: 0,
  serverError: 0,
  longestDelayMs: 40,
};

export interface NetworkState {
  faults: NetworkFaults;
  cut: boolean;
}

/** Orders change by themselves: every request has its own delay. */
export function createFaultyNetwork(
  server: ModelServer,
  userId: string,
  network: NetworkState,
  time: VirtualTime,
  random: () => number,
): Transport {
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => time.at(time.nowMs() + milliseconds, () => resolve()));
  const delay = (): Promise<void> => wait(5 + random() * network.faults.longestDelayMs);
  const chance = (probability: number): boolean => random() < probability;

  async function ask(serve: () => ModelAnswer): Promise<RawAnswer> {
    await delay();
    const { faults } = network;
    if (network.cut) return { kind: 'unreachable' };
    if (chance(faults.drop)) return new Promise(() => undefined);
    if (chance(faults.portal))
      return http({ status: 200, contentType: 'text/html', body: '<html>Welcome to the hospital network</html>' });
    if (chance(faults.serverError))
      return http({ status: chance(0.5) ? 500 : 503, contentType: 'application/json', body: '{}' });
    const answer = serve();
    if (chance(faults.duplicate)) time.at(time.nowMs() + random() * 20_000, () => serve());
    if (chance(faults.dropReply)) return new Promise(() => undefined);
    await delay();
    if (network.cut) return { kind: 'unreachable' };
    return http(
      chance(faults.truncate)
        ? { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * random())) }
        : answer,
    );
  }

  async function* cutLines(lines: readonly string[]): AsyncGenerator<string> {
    const cutAt = chance(network.faults.truncate + network.faults.drop)
      ? Math.floor(random() * lines.length)
      : lines.length;
    for (const [index, line] of lines.entries()) {
      if (index % 5 === 0) await wait(random() * network.faults.longestDelayMs);
      if (network.cut || index >= cutAt) throw new Error('connection reset');
      yield line;
    }
  }

  return {
    status: () => ask(() => server.status()),
    pull: (body) => ask(() => server.pull(userId, body)),
    push: (body) => ask(() => server.push(userId, body)),
    async bulk(body): Promise<RawStream> {
      let lines: readonly string[] = [];
      const answer = await ask(() => {
        const served = server.bulk(userId, body);
        ({ lines } = served);
        return served.answer;
      });
      if (answer.kind !== 'http') return answer;
      return { ...answer, lines: answer.status === 200 && lines.length > 0 ? cutLines(lines) : null };
    },
    stream(_wardIds, on) {
      let open = true;
      const beat = (lastSeq: number): void => {
        if (!open) return;
        if (network.cut) {
          open = false;
          on.ended();
          return;
        }
        const { seq, epoch } = server.head();
        if (seq !== lastSeq) on.message(JSON.stringify({ kind: 'changed', seq, epoch }));
        else
          on.message(
            JSON.stringify({
              kind: 'heartbeat',
              seq,
              epoch,
              serverTime: new Date(BEGINNING_MS + time.nowMs()).toISOString(),
            }),
          );
        time.at(time.nowMs() + 5000, () => beat(seq));
      };
      time.at(time.nowMs() + 10, () => beat(-1));
      return () => {
        open = false;
      };
    },
  };
}

function http(answer: ModelAnswer): RawAnswer {
  return { kind: 'http', retryAfterSeconds: null, ...answer };
}
