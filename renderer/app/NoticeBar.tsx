import { ActionButton } from '../components/ActionButton.tsx';
import { Icon } from '../components/Icon.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useNotice, type Notice } from '../session/noticeStore.ts';
import { useWords } from '../session/TextContext.tsx';
import { useChart } from '../session/useDeskView.ts';

/** The fate of the last act, in words that stay true: it follows the ledger while it stands. */
export function NoticeBar() {
  const { say } = useWords();
  const { notice, dismiss } = useNotice();
  return (
    <div className="notice-place" role="status" aria-label={say('frame.notice')}>
      {notice !== null && (
        <div className={`notice ${notice.tone}`}>
          <Icon name={notice.tone === 'done' ? 'check' : 'warning'} />
          <NoticeWords notice={notice} />
          {notice.findingKey !== undefined && (
            <ActionButton small onPress={() => focusFinding(notice.findingKey)}>
              {say('frame.notice.seeFinding')}
            </ActionButton>
          )}
          <ActionButton look="quiet" small aria-label={say('frame.dismiss')} onPress={dismiss}>
            <Icon name="close" size={13} />
          </ActionButton>
        </div>
      )}
    </div>
  );
}

function NoticeWords({ notice }: { readonly notice: Notice }) {
  const { text, now } = useWords();
  return (
    <span className="notice-words">
      {notice.chartId !== undefined && <OtherPatient chartId={notice.chartId} />}
      <strong>{notice.sentence}</strong>
      {notice.act !== undefined && <ActProgressWords act={notice.act} />}
      {notice.reason !== undefined && <span> {text.message(notice.reason, { now })}</span>}
    </span>
  );
}

/** Names the patient whose chart is not the one on the screen: "5 lines validated" must not be read as said of this one. */
function OtherPatient({ chartId }: { readonly chartId: string }) {
  const { text } = useWords();
  const place = useNavigation((navigation) => navigation.place);
  const isOnScreen = place.screen === 'chart' && place.chartId === chartId;
  const view = useChart(isOnScreen ? null : chartId);
  if (isOnScreen || view === null || view === undefined) return null;
  return <span className="notice-patient">{text.patientName(view.chart.patient)} · </span>;
}

function ActProgressWords({ act }: { readonly act: { readonly id: string; readonly chartId: string } }) {
  const { say } = useWords();
  const view = useChart(act.chartId);
  if (view === null || view === undefined) return null;
  const progress =
    view.progress[act.id] ?? (view.events.some(({ id }) => id === act.id) ? 'visibleToWard' : 'onThisWorkstation');
  return <span className="sub"> {say(`frame.act.${progress}`)}</span>;
}

function focusFinding(key: string | undefined): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-finding]')];
  cards.find((card) => card.dataset['finding'] === key)?.focus();
}
