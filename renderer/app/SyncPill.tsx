import { Button, DialogTrigger } from 'react-aria-components';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Popup } from '../components/Popup.tsx';
import type { SyncView } from '../desk/deskViews.ts';
import { useFrame } from '../session/FrameContext.tsx';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords, type Words } from '../session/TextContext.tsx';
import { SyncPanel } from './SyncPanel.tsx';

const LOOKS: Readonly<Record<SyncView['state'], { readonly tone: string; readonly icon: IconName }>> = {
  live: { tone: 'good', icon: 'live' },
  loading: { tone: 'busy', icon: 'loading' },
  delayed: { tone: 'uneasy', icon: 'clock' },
  offline: { tone: 'uneasy', icon: 'offline' },
  untrusted: { tone: 'bad', icon: 'warning' },
  signInNeeded: { tone: 'uneasy', icon: 'key' },
  updateNeeded: { tone: 'bad', icon: 'warning' },
};

/** How far this workstation agrees with the server, in words; behind it, why and what to do. */
export function SyncPill() {
  const words = useWords();
  const { sync } = useFrame();
  const { panel, open } = useOpenPanel();
  const look = sync === undefined ? { tone: 'plain', icon: 'clock' as const } : LOOKS[sync.state];
  return (
    <DialogTrigger isOpen={panel === 'sync'} onOpenChange={(isOpen) => open(isOpen ? 'sync' : 'none')}>
      <Button className={`pill ${look.tone}`} aria-keyshortcuts="U">
        <Icon name={look.icon} />
        <span aria-live="polite">{sync === undefined ? words.say('frame.sync.asking') : pillWords(sync, words)}</span>
      </Button>
      <Popup label={words.say('frame.sync.title')} width={460}>
        <h2>{words.say('frame.sync.title')}</h2>
        {sync !== undefined && <SyncPanel sync={sync} />}
      </Popup>
    </DialogTrigger>
  );
}

function pillWords(sync: SyncView, { text, say, zone }: Words): string {
  const parts = [stateWords(sync)];
  if (sync.unsent > 0) parts.push(say('frame.sync.toSend', { count: sync.unsent }));
  if (sync.needingAttention > 0) parts.push(say('frame.sync.attention', { count: sync.needingAttention }));
  return parts.join(' · ');

  function stateWords({ state, since, firstLoad }: SyncView): string {
    if (state === 'offline' && since !== null)
      return say('frame.sync.offlineSince', { at: text.instant(since, 'time', zone) });
    if (state === 'loading') {
      return firstLoad === null
        ? say('frame.sync.loadingPlain')
        : say('frame.sync.loading', {
            done: text.number(firstLoad.patientsDone),
            due: text.number(firstLoad.patientsDue),
          });
    }
    return say(`frame.sync.${state}`);
  }
}
