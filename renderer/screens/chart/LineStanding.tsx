import { Icon } from '../../components/Icon.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';

/** Where a line stands with the pharmacists: validated by whom, or reopened and by what. */
export function LineStanding({ view, orderId }: { readonly view: ChartView; readonly orderId: string }) {
  const { text, say, now, day } = useWords();
  const line = view.lines.find((state) => state.orderId === orderId);
  if (line === undefined || line.state === 'notValidated') return <p className="standing muted">{say('chart.line.notValidated')}</p>;
  const newSince = line.newSince.map((message) => text.message(message, { now })).join('; ');
  const validated = say('chart.line.validatedBy', { author: line.by ?? '', at: day(line.at) });
  if (line.state === 'reopened') {
    return (
      <p className="standing level-warn">
        <Icon name="reopened" size={12} /> <b>{say('chart.line.reopened', { reasons: line.reopenedBy.map((message) => text.message(message, { now })).join('; ') })}</b>
        <span className="sub"> ({validated})</span>
      </p>
    );
  }
  return (
    <p className="standing level-ok">
      <Icon name="check" size={12} /> {validated}
      {newSince !== '' && <span className="sub"> · {say('chart.line.newSince', { changes: newSince })}</span>}
    </p>
  );
}
