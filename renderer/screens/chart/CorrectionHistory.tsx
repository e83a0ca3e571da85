import { correctionStateId } from '../../../schema/state/correction.ts';
import { useCorrectionWords } from '../../components/correction/useCorrectionWords.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';

/** What was corrected, and every disagreement with both values and who settled it. */
export function CorrectionHistory({ view }: { readonly view: ChartView }) {
  const { say, day } = useWords();
  const words = useCorrectionWords(view.chart);
  const state = view.states.find(({ id }) => id === correctionStateId(view.chart.id));
  if (state === undefined) return null;
  return (
    <section aria-label={say('disagreements.history')}>
      <h3 className="field-label">{say('disagreements.history')}</h3>
      <ol className="events">
        {Object.entries(state.fields).map(([field, { value, authorName, occurredAt }]) => (
          <li key={field} className="event">
            <p>
              <b>{authorName}</b> <span className="sub">{day(occurredAt)}</span>
            </p>
            <p>{say('disagreements.historyNow', { field: words.field(field), value: words.value(field, value) })}</p>
          </li>
        ))}
        {state.conflicts.toReversed().map(({ commandId, field, mine, theirs, settled }) => {
          const said = {
            field: words.field(field),
            mine: words.value(field, mine.value),
            author: mine.authorName,
            theirs: words.value(field, theirs?.value ?? null),
            other: theirs?.authorName ?? '',
          };
          return (
            <li key={commandId} className="event">
              <p className={settled === null ? 'level-warn' : 'event-detail'}>
                {settled === null
                  ? say('disagreements.historyOpen', said)
                  : say('disagreements.historySettled', {
                      ...said,
                      judge: settled.authorName,
                      value: words.value(field, settled.value),
                    })}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
