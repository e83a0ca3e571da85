import pg from 'pg';
import type { Logger } from 'pino';

type Listener = { readonly wardIds: ReadonlySet<string>; readonly changed: (seq: number) => void };

/** Tells the streams of this node what was committed by any node. */
export type FeedHub = {
  readonly listen: (wardIds: ReadonlySet<string>, changed: (seq: number) => void) => () => void;
  /** The newest number that this node has heard of. */
  readonly lastSeq: () => number;
  readonly close: () => Promise<void>;
};

const RECONNECT_MS = 1000;
/** A pooler that drops notifications, or a line that died without a word, must not leave a node deaf. */
const LOOK_MS = 1000;

/**
 * One connection per node listens for the notifications of `publish`, which PostgreSQL delivers at the commit. What was
 * notified while that connection was away is lost, so after a new connection everybody is told to look; and the counter
 * itself is looked at every second, for what was never notified.
 */
export async function openFeedHub(
  databaseUrl: string,
  siteId: string,
  readSeq: () => Promise<number>,
  logger: Logger,
): Promise<FeedHub> {
  const listeners = new Set<Listener>();
  let client: pg.Client | null = null;
  let isClosed = false;
  let lastSeq = 0;
  let retry: NodeJS.Timeout | undefined;

  const tell = (seq: number, isFor: (listener: Listener) => boolean): void => {
    lastSeq = Math.max(lastSeq, seq);
    for (const listener of listeners) if (isFor(listener)) listener.changed(seq);
  };
  const onNotification = ({ payload }: pg.Notification): void => {
    const [site, seq, wards] = (payload ?? '').split(' ');
    if (site !== siteId) return;
    const changed = wards === '*' ? null : (wards ?? '').split(',');
    tell(Number(seq), ({ wardIds }) => changed === null || changed.some((wardId) => wardIds.has(wardId)));
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: databaseUrl, application_name: 'wardlight stream' });
    next.on('notification', onNotification);
    next.on('error', () => reconnect(next));
    next.on('end', () => reconnect(next));
    client = next;
    await next.connect();
    await next.query('listen wardlight_feed');
    tell(await readSeq(), () => true);
  };
  const reconnect = (lost: pg.Client): void => {
    if (isClosed || client !== lost) return;
    client = null;
    logger.warn('the stream lost its database connection');
    retry = setTimeout(() => {
      connect().catch(() => client !== null && reconnect(client));
    }, RECONNECT_MS);
  };

  let seenBefore = 0;
  const look = async (): Promise<void> => {
    const seq = await readSeq();
    // Only what was there at the look before as well: its notification would have come by now.
    const isUnheard = seenBefore > lastSeq && seq >= seenBefore;
    seenBefore = seq;
    if (isUnheard && !isClosed) tell(seq, () => true);
  };

  await connect();
  // A database that is away for a moment is asked again at the next look.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  return {
    listen: (wardIds, changed) => {
      const listener = { wardIds, changed };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    lastSeq: () => lastSeq,
    close: async () => {
      isClosed = true;
      clearInterval(looking);
      clearTimeout(retry);
      await client?.end();
    },
  };
}
