import type { NewAct } from '../desk/desk.ts';
import { useDesk } from './DeskContext.tsx';
import { useNotice } from './noticeStore.ts';
import { useWords } from './TextContext.tsx';

/** Writes an act and says what became of it. Resolves to whether it is recorded: a form closes only then. */
export function useWriteAct(): (act: NewAct, doneSentence: string, hasTypedWords?: boolean) => Promise<boolean> {
  const { say } = useWords();
  const { desk } = useDesk();
  const tell = useNotice((store) => store.tell);
  return async (act, doneSentence, hasTypedWords = false) => {
    const { chartId } = act;
    const failed = say(hasTypedWords ? 'act.failed' : 'act.failedPlain');
    try {
      const result = await desk.write(act);
      if (!result.ok) {
        tell({ tone: 'failed', sentence: failed, reason: result.reason, chartId });
        return false;
      }
      // A change of a shared state is no event of the chart: nothing on the chart says when the ward sees it. The sync panel does.
      const followed = act.kind === 'assign' || act.kind === 'correct' ? {} : { act: { id: result.id, chartId } };
      tell({ tone: 'done', sentence: doneSentence, chartId, ...followed });
      return true;
    } catch {
      // The worker died with the question: the journal alone knows, and the desk replays it when it opens again.
      tell({ tone: 'failed', sentence: failed, reason: { key: 'desk.failure.defect', params: {} }, chartId });
      return false;
    }
  };
}
