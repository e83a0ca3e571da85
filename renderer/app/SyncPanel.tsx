import { ActionButton } from '../components/ActionButton.tsx';
import type { SyncView } from '../desk/deskViews.ts';
import { useDesk } from '../session/DeskContext.tsx';
import { useFrame } from '../session/FrameContext.tsx';
import { useWords } from '../session/TextContext.tsx';
import { AwayLine } from './AwayBar.tsx';
import { ExchangeBox } from './ExchangeBox.tsx';
import { NearbyBox } from './NearbyBox.tsx';
import { OutboxList } from './OutboxList.tsx';
import { RenewForm } from './RenewForm.tsx';
import { RescueBox } from './RescueBox.tsx';
import { SyncForecast } from './SyncForecast.tsx';

export function SyncPanel({ sync }: { readonly sync: SyncView }) {
  const { text, say, now } = useWords();
  const { desk } = useDesk();
  const { outbox } = useFrame();
  return (
    <>
      {sync.reasons.length === 0 ? (
        <p className="sub">{say('frame.sync.allWell')}</p>
      ) : (
        <section>
          <h3 className="field-label">{say('frame.sync.why')}</h3>
          <ul className="reason-list">
            {sync.reasons.map((reason) => (
              <li key={`${reason.key} ${JSON.stringify(reason.params)}`}>{text.message(reason, { now })}</li>
            ))}
          </ul>
        </section>
      )}
      {sync.state === 'signInNeeded' && <RenewForm />}
      {sync.wardsLoading.length > 0 && <SyncForecast sync={sync} />}
      <AwayLine />
      <FeedTable sync={sync} />
      <section>
        <h3 className="field-label">{say('frame.sync.acts')}</h3>
        {outbox.length === 0 ? <p className="sub">{say('frame.sync.noActs')}</p> : <OutboxList rows={outbox} />}
      </section>
      <ExchangeBox peers={sync.peers} />
      <NearbyBox />
      <RescueBox unsent={sync.unsent + sync.needingAttention} />
      {sync.wardsLoading.length === 0 && <SyncForecast sync={sync} />}
      <div>
        <ActionButton onPress={() => void desk.syncNow()}>{say('frame.sync.now')}</ActionButton>
      </div>
    </>
  );
}

function FeedTable({ sync }: { readonly sync: SyncView }) {
  const { text, say, day, now } = useWords();
  return (
    <table className="plain-table">
      <caption className="hidden-words">{say('frame.sync.feeds')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('frame.sync.feed')}</th>
          <th scope="col">{say('frame.sync.asOf')}</th>
        </tr>
      </thead>
      <tbody>
        {sync.feeds.map(({ feed, asOf, stale }) => (
          <tr key={feed}>
            <th scope="row">{say(`feed.${feed}`)}</th>
            <td className={stale ? 'level-warn' : ''}>
              {asOf === null ? say('frame.sync.never') : `${day(asOf)} (${text.ago(asOf, now)})`}
              {stale && <strong> · {say('frame.sync.stale')}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
