import { ActionButton } from '../components/ActionButton.tsx';
import type { SyncView } from '../desk/deskViews.ts';
import { useFrame } from '../session/FrameContext.tsx';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';

const CLOCK_LIMIT_MS = 60_000;
const FRESH_MINUTES = 10;

/** How fresh, what is unsent, whether the clock can be believed: never out of sight. */
export function Footer() {
  const { sync } = useFrame();
  return (
    <footer className="foot">
      {sync !== undefined && (
        <>
          <Freshness sync={sync} />
          <span className="spacer" />
          <Unsent sync={sync} />
          <Clock offsetMs={sync.clockOffsetMs} />
        </>
      )}
    </footer>
  );
}

function Freshness({ sync }: { readonly sync: SyncView }) {
  const { text, say, zone, now } = useWords();
  const shown = sync.feeds.filter(({ feed, stale }) => stale || feed === 'orders' || feed === 'results');
  const age = (asOf: string): number => (Date.parse(now) - Date.parse(asOf)) / 60_000;
  return (
    <>
      <span>
        <b>
          {sync.dataAsOf === null
            ? say('frame.foot.noData')
            : say('frame.foot.dataAsOf', {
                at: text.instant(sync.dataAsOf, age(sync.dataAsOf) > 720 ? 'dateTime' : 'time', zone),
              })}
        </b>
        {' · '}
        <span className={sync.verified ? '' : 'level-warn'}>
          {say(sync.verified ? 'frame.foot.verified' : 'frame.foot.notVerified')}
        </span>
      </span>
      <span className="foot-feeds">
        {shown.map(({ feed, asOf, stale }, index) => (
          <span key={feed}>
            {index > 0 && ' · '}
            <span className={stale ? 'level-warn strong' : ''}>{feedWords(feed, asOf)}</span>
          </span>
        ))}
      </span>
    </>
  );

  function feedWords(feed: SyncView['feeds'][number]['feed'], asOf: string | null): string {
    const name = say(`feed.${feed}`);
    if (asOf === null) return say('frame.foot.feedNever', { feed: name });
    return age(asOf) < FRESH_MINUTES
      ? say('frame.foot.feedFresh', { feed: name })
      : say('frame.foot.feedAge', { feed: name, age: text.duration(age(asOf)) });
  }
}

function Unsent({ sync }: { readonly sync: SyncView }) {
  const { say } = useWords();
  const open = useOpenPanel((panels) => panels.open);
  const count = sync.unsent + sync.needingAttention;
  if (count === 0) return <span>{say('frame.foot.noActs')}</span>;
  return (
    <span>
      {say('frame.foot.acts', { count })}{' '}
      <ActionButton look="link" onPress={() => open('sync')}>
        {say('frame.foot.see')}
      </ActionButton>
    </span>
  );
}

function Clock({ offsetMs }: { readonly offsetMs: number | null }) {
  const { text, say } = useWords();
  if (offsetMs === null) return <span>{say('frame.foot.clockUnknown')}</span>;
  const size = Math.abs(offsetMs);
  if (size < CLOCK_LIMIT_MS)
    return (
      <span>
        {say('frame.foot.clockAgrees', { offset: text.quantity({ value: Math.round(size / 100) / 10, unit: 's' }) })}
      </span>
    );
  return (
    <span className="level-warn strong">{say('frame.foot.clockOff', { offset: text.duration(size / 60_000) })}</span>
  );
}
