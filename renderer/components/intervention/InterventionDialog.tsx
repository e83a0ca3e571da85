import type { ChartView } from '../../desk/deskViews.ts';
import { useAnswering } from '../../session/answeringStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useDraft } from '../../session/useDraft.ts';
import { useEndAnswering } from '../answer/useEndAnswering.ts';
import { useMedicationLine } from '../useMedicationLine.ts';
import { DialogFrame } from '../DialogFrame.tsx';
import { composeMessage } from './composeMessage.ts';
import { InterventionForm } from './InterventionForm.tsx';
import { readDraft, type InterventionDraft } from './interventionDraft.ts';
import { suggestedCodes } from './suggestedCodes.ts';

/** A proposal to the prescriber; open while an intervention on this chart is being written. */
export function InterventionDialog({ view }: { readonly view: ChartView }) {
  const answering = useAnswering((store) => store.answering);
  if (answering?.how !== 'intervention' || answering.chartId !== view.chart.id) return null;
  return (
    <OpenDialog
      key={answering.findingKey ?? 'free'}
      view={view}
      findingKey={answering.findingKey}
      orderIds={answering.orderIds}
    />
  );
}

function OpenDialog({
  view,
  findingKey,
  orderIds,
}: {
  readonly view: ChartView;
  readonly findingKey: string | null;
  readonly orderIds: readonly string[];
}) {
  const words = useWords();
  const { text, say, now } = words;
  const sayLine = useMedicationLine(view);
  const { leave, goOn } = useEndAnswering(findingKey);
  const draft = useDraft(`intervention:${view.chart.id}:${findingKey ?? 'free'}`);
  const finding = view.findings.find((item) => item.finding.key === findingKey)?.finding ?? null;
  const fresh = {
    ...suggestedCodes(finding),
    orderIds: [...orderIds],
    message: composeMessage(view.chart, orderIds, finding, words, sayLine),
  };
  return (
    <DialogFrame
      title={say('intervention.title', { name: text.patientName(view.chart.patient) })}
      onClose={leave}
      width={1140}
    >
      {finding !== null && (
        <p className="sub">{say('intervention.about', { finding: text.message(finding.title, { now }) })}</p>
      )}
      {draft.isLoaded && (
        <InterventionForm
          view={view}
          findingKey={findingKey}
          fresh={fresh}
          kept={keptDraft(view, draft.kept)}
          draft={draft}
          onLeave={leave}
          onRecorded={goOn}
        />
      )}
    </DialogFrame>
  );
}

/** A draft that came from a merged record may name lines that this one does not have. */
function keptDraft({ chart }: ChartView, kept: string | null): InterventionDraft | null {
  const draft = kept === null ? null : readDraft(kept);
  return draft === null
    ? null
    : { ...draft, orderIds: draft.orderIds.filter((id) => chart.orders.some((order) => order.id === id)) };
}
