import type { ChartView } from '../../desk/deskViews.ts';
import { useNotice } from '../../session/noticeStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWriteAct } from '../../session/useWriteAct.ts';
import { stateOf, validatable } from './validatable.ts';

/** Validates one line or the rest, and says what kept a line from it. */
export function useValidate(view: ChartView) {
  const { text, say, now } = useWords();
  const write = useWriteAct();
  const tell = useNotice((store) => store.tell);
  const titleOf = (findingKey: string): string => {
    const found = view.findings.find(({ finding }) => finding.key === findingKey);
    return found === undefined ? '' : text.message(found.finding.title, { now });
  };
  const validate = (orderIds: readonly string[], sentence: string): Promise<boolean> =>
    write({ kind: 'validation', chartId: view.chart.id, orderIds }, sentence);

  const validateLine = async (orderId: string | null): Promise<void> => {
    if (orderId === null) return tell({ tone: 'blocked', sentence: say('chart.validate.noLine') });
    if (stateOf(view, orderId) === 'validated')
      return tell({ tone: 'blocked', sentence: say('chart.validate.already') });
    const { ready, blocked } = validatable(view, now, [orderId]);
    const [block] = blocked;
    if (block !== undefined)
      return tell({
        tone: 'blocked',
        sentence: say('chart.validate.blocked', { finding: titleOf(block.findingKey) }),
        findingKey: block.findingKey,
      });
    if (ready.length === 0) return tell({ tone: 'blocked', sentence: say('chart.validate.suspended', { count: 1 }) });
    await validate(ready, say('act.done.validation', { count: 1 }));
  };

  const validateRest = async (): Promise<void> => {
    const { ready, blocked, suspended } = validatable(view, now);
    const [block] = blocked;
    if (ready.length === 0) {
      const sentence =
        block !== undefined
          ? say('chart.validate.blocked', { finding: titleOf(block.findingKey) })
          : suspended.length > 0
            ? say('chart.validate.suspended', { count: suspended.length })
            : say('chart.validate.nothingLeft');
      return tell({ tone: 'blocked', sentence, ...(block === undefined ? {} : { findingKey: block.findingKey }) });
    }
    const sentence =
      block === undefined
        ? say('act.done.validation', { count: ready.length })
        : say('chart.validate.someBlocked', {
            done: ready.length,
            left: blocked.length,
            finding: titleOf(block.findingKey),
          });
    await validate(ready, sentence);
  };
  return { validateLine, validateRest };
}
