import { ActionButton } from '../components/ActionButton.tsx';
import { useFrame } from '../session/FrameContext.tsx';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';

/** Said on every screen while corrections contradict each other: somebody has to decide. */
export function DisagreementBar() {
  const { say } = useWords();
  const open = useOpenPanel((panels) => panels.open);
  const count = useFrame().worklist?.disagreements.length ?? 0;
  if (count === 0) return null;
  return (
    <div className="remark" role="status">
      <span>{say('disagreements.bar', { count })}</span>
      <span className="spacer" />
      <ActionButton small keys="D" onPress={() => open('disagreements')}>
        {say('disagreements.open')}
      </ActionButton>
    </div>
  );
}
