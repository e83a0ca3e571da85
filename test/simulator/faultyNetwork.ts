import type { RawAnswer, RawStream, Transport } from '../../sync/client/ports.ts';
import { randomOf } from './randomFrom.ts';
import type { ServedAnswer, SimulatedServer } from './simulatedServer.ts';
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
  /** A proxy answers by itself: with what an earlier request was answered, refusals too, or with JSON of another program. */
  readonly lie: number;
  readonly longestDelayMs: number;
}

export const perfectNetwork: NetworkFaults = {
  drop: 0,
  dropReply: 0,
  duplicate: 0,
  truncate: 0,
  portal: 0,
  serverError: 0,
  lie: 0,
  longestDelayMs: 40,
};

export interface NetworkState {
  faults: NetworkFaults;
  cut: boolean;
  /** A proxy on the way answers everything with what it heard last. */
  repeats: boolean;
  /** When a page of the server last arrived as it was sent. */
  lastPullMs: number | null;
}

export function networkState(faults: NetworkFaults = perfectNetwork): NetworkState {
  return { faults, cut: false, repeats: false, lastPullMs: null };
}

type Fault = Exclude<keyof NetworkFaults, 'longestDelayMs'>;
const kinds: readonly Fault[] = ['drop', 'portal', 'serverError', 'lie', 'duplicate', 'dropReply', 'truncate'];

/** Notes what went wrong; answers whether it may (a scenario that is run again leaves some out). */
export type NoteFault = (id: string, what: string) => boolean;

export interface NetworkOptions {
  readonly server: SimulatedServer;
  readonly userId: string;
  readonly network: NetworkState;
  readonly time: VirtualTime;
  readonly seed: number;
  readonly note?: NoteFault;
}

type Served = ServedAnswer & { readonly lines?: readonly string[] };
type Heard = RawAnswer & { readonly lines?: readonly string[] };

/** Orders change by themselves: every request has its own delay. Each has its own chance, whatever became of the others. */
export function createFaultyNetwork({
  server,
  userId,
  network,
  time,
  seed,
  note = () => true,
}: NetworkOptions): Transport {
  let requests = 0;
  const earlier = new Map<string, Served>();
  const last = new Map<string, Served>();
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => time.at(time.nowMs() + milliseconds, () => resolve()));
  const never = <T>(): Promise<T> => new Promise(() => undefined);

  interface Request {
    readonly name: string;
    readonly random: () => number;
    readonly fault: Fault | null;
    delay(): Promise<void>;
  }

  function request(route: string): Request {
    const id = `${userId} request ${++requests}`;
    const random = randomOf(seed, id);
    const [there, back] = [random(), random()];
    const wanted = kinds.find((kind) => random() < network.faults[kind]) ?? null;
    const fault = wanted !== null && note(id, `${userId} ${route}: ${wanted}`) ? wanted : null;
    let legs = 0;
    return {
      name: route,
      random,
      fault,
      delay: () => wait(5 + (legs++ === 0 ? there : back) * network.faults.longestDelayMs),
    };
  }

  async function ask(asked: Request, serve: () => Served | Promise<Served>): Promise<Heard> {
    const { fault, random } = asked;
    await asked.delay();
    if (network.cut) return { kind: 'unreachable' };
    const repeated = network.repeats ? last.get(asked.name) : undefined;
    if (repeated !== undefined) return http(repeated);
    if (fault === 'drop') return never();
    if (fault === 'portal')
      return http({ status: 200, contentType: 'text/html', body: '<html>Welcome to the hospital network</html>' });
    if (fault === 'serverError')
      return http({ status: random() < 0.5 ? 500 : 503, contentType: 'application/json', body: '{}' });
    if (fault === 'lie') {
      const cached = random() < 0.7 ? earlier.get(asked.name) : undefined;
      return http(cached ?? { status: 200, contentType: 'application/json', body: '{"status":"ok","items":[]}' });
    }
    const answer = await serve();
    last.set(asked.name, answer);
    // What caches must not keep (RFC 9110, 9.3.3 and 15.1) this one keeps all the same, and gives for hours.
    if (random() < 0.5 || !earlier.has(asked.name)) earlier.set(asked.name, answer);
    if (fault === 'duplicate') time.at(time.nowMs() + random() * 20_000, () => void serve());
    if (fault === 'dropReply') return never();
    await asked.delay();
    if (network.cut) return { kind: 'unreachable' };
    if (asked.name === 'pull' && answer.status === 200) network.lastPullMs = time.nowMs();
    return http(
      fault === 'truncate'
        ? { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * random())) }
        : answer,
    );
  }

  async function* cutLines(lines: readonly string[], { fault, random }: Request): AsyncGenerator<string> {
    const cutAt = fault === 'truncate' ? Math.floor(random() * lines.length) : lines.length;
    for (const [index, line] of lines.entries()) {
      if (index % 5 === 0) await wait(random() * network.faults.longestDelayMs);
      if (network.cut || index >= cutAt) throw new Error('connection reset');
      yield line;
    }
  }

  return {
    status: () => ask(request('status'), () => server.status()),
    pull: (body) => ask(request('pull'), () => server.pull(userId, body)),
    push: (body) => ask(request('push'), () => server.push(userId, body)),
    async bulk(body): Promise<RawStream> {
      const asked = request('bulk');
      const heard = await ask(asked, async () => {
        const served = await server.bulk(userId, body);
        return { ...served.answer, lines: served.lines };
      });
      const { lines = [], ...answer } = heard;
      if (answer.kind !== 'http') return answer;
      return { ...answer, lines: answer.status === 200 && lines.length > 0 ? cutLines(lines, asked) : null };
    },
    stream(_wardIds, on) {
      let open = true;
      const beat = async (lastSeq: number): Promise<void> => {
        if (!open) return;
        if (network.cut) {
          open = false;
          on.ended();
          return;
        }
        const { seq, epoch } = await server.head();
        const serverTime = new Date(BEGINNING_MS + time.nowMs()).toISOString();
        on.message(
          JSON.stringify(
            seq === lastSeq ? { kind: 'heartbeat', seq, epoch, serverTime } : { kind: 'changed', seq, epoch },
          ),
        );
        time.at(time.nowMs() + 5000, () => void beat(seq));
      };
      time.at(time.nowMs() + 10, () => void beat(-1));
      return () => {
        open = false;
      };
    },
  };
}

function http(answer: Served): Heard {
  return { kind: 'http', retryAfterSeconds: null, ...answer };
}
