import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { ProgressTag } from '../ProgressTag.tsx';

interface AnsweredNoteProps {
  readonly view: ChartView;
  readonly event: ClinicalEvent;
  readonly isReopened: boolean;
}

/** Who answered, what, when, and how far the answer has travelled; a reopened one says that it no longer holds. */
export function AnsweredNote({ view, event, isReopened }: AnsweredNoteProps) {
  const { text, say, day } = useWords();
  const { body } = event;
  const author = event.authorName;
  const at = day(event.occurredAt);
  const answer = body.kind === 'answer' ? say(`answer.${body.code}`) : say(`event.${body.kind}`);
  const words = isReopened
    ? say('card.reopened', { author, at, answer })
    : body.kind === 'answer'
      ? say('card.answeredBy', { author, at, answer })
      : say('card.intervenedBy', { author, at });
  return (
    <p className={isReopened ? 'answered-note level-warn' : 'answered-note sub'}>
      {isReopened ? <strong>{words}</strong> : words}
      {body.kind === 'answer' && body.monitor !== undefined && (
        <span>
          {' '}
          · {say('card.dueBy', { analyte: text.analyte(body.monitor.analyte), at: day(body.monitor.dueAt) })}
        </span>
      )}
      {body.kind === 'answer' && body.note !== undefined && <span> · {body.note}</span>}{' '}
      <ProgressTag progress={view.progress[event.id]} />
    </p>
  );
}
