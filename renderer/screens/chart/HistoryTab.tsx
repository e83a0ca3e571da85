import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { useMedicationLine, type SayLine } from '../../components/useMedicationLine.ts';
import { PeerTag } from '../../components/PeerTag.tsx';
import { ProgressTag } from '../../components/ProgressTag.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords, type Words } from '../../session/TextContext.tsx';
import { CorrectionHistory } from './CorrectionHistory.tsx';
import { CommentForm } from './CommentForm.tsx';

/** Who wrote what and when, latest first, and how far each act of this workstation has come. */
export function HistoryTab({ view }: { readonly view: ChartView }) {
  const { say } = useWords();
  const latestFirst = view.events.toSorted((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1));
  return (
    <div className="history">
      <CommentForm chartId={view.chart.id} />
      <CorrectionHistory view={view} />
      {latestFirst.length === 0 && <p className="muted">{say('chart.history.none')}</p>}
      <ol className="events">
        {latestFirst.map((event) => (
          <EventItem key={event.id} view={view} event={event} />
        ))}
      </ol>
    </div>
  );
}

function EventItem({ view, event }: { readonly view: ChartView; readonly event: ClinicalEvent }) {
  const words = useWords();
  const sayLine = useMedicationLine(view);
  const detail = detailOf(event);
  return (
    <li className="event">
      <p>
        <b>{event.authorName}</b> <span className="sub">{words.day(event.occurredAt)}</span>{' '}
        <ProgressTag progress={view.progress[event.id]} />
        {Object.hasOwn(view.fromPeers, event.id) && <PeerTag />}
      </p>
      <p>{headlineOf(event, view, words, sayLine)}</p>
      {detail !== null && <p className="event-detail">{detail}</p>}
    </li>
  );
}

function headlineOf({ body }: ClinicalEvent, view: ChartView, { text, say }: Words, sayLine: SayLine): string {
  switch (body.kind) {
    case 'validation':
      return say('chart.history.validated', {
        count: body.lines.length,
        drugs: text.list(body.lines.map(({ orderId }) => drugOf(view, orderId, sayLine))),
      });
    case 'answer':
      return say('chart.history.answered', { answer: say(`answer.${body.code}`) });
    case 'intervention':
      return say('chart.history.intervened', {
        problem: say(`problem.${body.problem}`),
        type: say(`interventionType.${body.type}`),
      });
    case 'interventionOutcome':
      return say('chart.history.outcome', { outcome: say(`interventionOutcome.${body.outcome}`).toLowerCase() });
    case 'comment':
      return say('chart.history.commented');
    case 'allergyRecorded':
      return say('chart.history.allergy', { allergen: body.allergy.code.text });
    case 'noKnownAllergies':
      return say('chart.history.noAllergy');
    case 'measurementRecorded':
      return say('chart.history.measured', { what: text.input(body.analyte), value: text.quantity(body.value) });
  }
}

function drugOf(view: ChartView, orderId: string, sayLine: SayLine): string {
  const order = view.chart.orders.find(({ id }) => id === orderId);
  return order === undefined ? orderId : sayLine(order).drug.plain;
}

function detailOf({ body }: ClinicalEvent): string | null {
  if (body.kind === 'comment') return body.text;
  if (body.kind === 'intervention') return body.message;
  if (body.kind === 'interventionOutcome') return body.reason ?? null;
  return 'note' in body ? (body.note ?? null) : null;
}
