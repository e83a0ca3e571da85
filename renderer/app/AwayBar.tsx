import { ActionButton } from '../components/ActionButton.tsx';
import { useFrame } from '../session/FrameContext.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';

/** After an absence: that something waits to be seen, one key away. On the worklist only; it interrupts nobody at a chart. */
export function AwayBar() {
  const screen = useNavigation((navigation) => navigation.place.screen);
  const { away } = useFrame();
  if (screen !== 'worklist' || away === undefined || away.items.length === 0) return null;
  return (
    <div className="remark calm" role="status">
      <AwayLine />
    </div>
  );
}

/** The same, as the agreement with the server says it. */
export function AwayLine() {
  const { say } = useWords();
  const { away } = useFrame();
  const go = useNavigation((navigation) => navigation.go);
  const open = useOpenPanel((panels) => panels.open);
  const count = away?.items.length ?? 0;
  return (
    <p className="away-line">
      {count > 0 ? say('away.bar', { count }) : say('away.none')}{' '}
      <ActionButton
        small
        keys="W"
        onPress={() => {
          open('none');
          go({ screen: 'away' });
        }}
      >
        {say('away.see')}
      </ActionButton>
    </p>
  );
}
