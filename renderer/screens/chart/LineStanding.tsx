import { Icon } from '../../components/Icon.tsx';
import { PeerTag } from '../../components/PeerTag.tsx';
import type { ChartView } from '../../desk/deskViews.ts';
import { isByPeer } from '../../desk/views/fromPeers.ts';
import { useWords } from '../../session/TextContext.tsx';
import { stateOf } from './validatable.ts';

interface StandingProps {
  readonly view: ChartView;
  readonly orderId: string;
}

/** Where a line stands with the pharmacists, beside its name. */
export function StandingTag({ view, orderId }: StandingProps) {
  const { say } = useWords();
  switch (stateOf(view, orderId)) {
    case 'validated':
      return (
        <>
          <span className="standing-tag level-ok">
            <Icon name="check" size={11} /> {say('chart.line.validated')}
          </span>
          <PeerLineTag view={view} orderId={orderId} />
        </>
      );
    case 'reopened':
      return (
        <span className="tag strong">
          <Icon name="reopened" size={11} /> {say('line.reopened')}
        </span>
      );
    case 'notValidated':
      return <span className="standing-tag muted">{say('chart.line.notValidated')}</span>;
  }
}

/** A validation that came straight from another workstation says so until the server has shown it. */
function PeerLineTag({ view, orderId }: StandingProps) {
  const line = view.lines.find((state) => state.orderId === orderId);
  return line !== undefined && isByPeer(line, view) ? <PeerTag /> : null;
}

/** What reopened it, always; who validated it and what is new since, on the line in focus. */
export function LineStanding({ view, orderId, isChosen }: StandingProps & { readonly isChosen: boolean }) {
  const { text, say, now, day } = useWords();
  const line = view.lines.find((state) => state.orderId === orderId);
  if (line === undefined || line.state === 'notValidated') return null;
  const reasons = line.reopenedBy.map((message) => text.message(message, { now })).join('; ');
  const newSince = line.newSince.map((message) => text.message(message, { now })).join('; ');
  const showsAuthor = isChosen || newSince !== '';
  if (reasons === '' && !showsAuthor) return null;
  return (
    <p className="standing sub">
      {reasons !== '' && <b className="level-warn">{reasons}</b>}
      {showsAuthor && (
        <span className="block">
          {say('chart.line.validatedBy', { author: line.by ?? '', at: day(line.at) })}
          {newSince !== '' && ` · ${say('chart.line.newSince', { changes: newSince })}`}
        </span>
      )}
    </p>
  );
}
