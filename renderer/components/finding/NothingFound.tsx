import { useFrame } from '../../session/FrameContext.tsx';
import { useWords } from '../../session/TextContext.tsx';

/** An empty list of findings says whether anything looked: "found nothing" and "nothing was checked" are far apart. */
export function NothingFound() {
  const { say } = useWords();
  const { sync } = useFrame();
  const isRunning = sync !== undefined && sync.knowledgeFailure === null && sync.familiesRunning.length > 0;
  return (
    <div className={isRunning ? 'card none' : 'card unknown'}>
      <strong>{say(isRunning ? 'chart.nothingFound' : 'chart.nothingChecked')}</strong>
      <p className="sub">{say(isRunning ? 'chart.nothingFoundHint' : 'chart.nothingCheckedHint')}</p>
    </div>
  );
}
