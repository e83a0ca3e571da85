import { Button } from 'react-aria-components';
import { ActionButton } from '../components/ActionButton.tsx';
import { Icon } from '../components/Icon.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';
import { useChart } from '../session/useDeskView.ts';
import { useWardLabel } from '../session/useWardLabel.ts';
import { ChecksPill } from './ChecksPill.tsx';
import { SyncPill } from './SyncPill.tsx';
import { UserMenu } from './UserMenu.tsx';
import { useWardName, WardSwitcher } from './WardSwitcher.tsx';

export function TopBar() {
  const { say } = useWords();
  const place = useNavigation((navigation) => navigation.place);
  const open = useOpenPanel((panels) => panels.open);
  return (
    <header className="top">
      <span className="mark">
        <Mark />
        {say('frame.product')}
      </span>
      {place.screen === 'chart' ? <BackToWard chartId={place.chartId} /> : <WardSwitcher />}
      <Button className="find" onPress={() => open('palette')}>
        <Icon name="search" size={14} />
        <span className="find-words">{say('frame.search')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </Button>
      <span className="spacer" />
      <ChecksPill />
      <SyncPill />
      <UserMenu />
    </header>
  );
}

function BackToWard({ chartId }: { readonly chartId: string }) {
  const go = useNavigation((navigation) => navigation.go);
  const ward = useWardName();
  const view = useChart(chartId);
  const labelOf = useWardLabel();
  const wardOfPatient = view === null || view === undefined ? null : labelOf(view.chart.wardId);
  return (
    <>
      <ActionButton look="quiet" onPress={() => go({ screen: 'worklist' })} keys="Esc">
        <Icon name="back" size={14} />
        <span className="ward">{ward}</span>
      </ActionButton>
      {wardOfPatient !== null && <span className="sub">{wardOfPatient}</span>}
    </>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 18 18" width="17" height="17" aria-hidden="true">
      <path d="M9 1v3M3.3 3.3l2 2M1 9h3M14.7 3.3l-2 2M17 9h-3" stroke="var(--accent)" strokeWidth="1.8" />
      <path d="M5 17v-5a4 4 0 018 0v5z" fill="var(--accent)" />
    </svg>
  );
}
