import { lowerFirst } from '../../components/lowerFirst.ts';
import type { WorklistRow } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';

const SHOWN_INPUTS = 4;
const SHOWN_CHANGES = 3;

/** Why this patient stands here: the leading finding, what is unknown, what changed, who is on it. */
export function WhyCell({ row }: { readonly row: WorklistRow }) {
  const { text, say, now } = useWords();
  const [leading, ...others] = row.leading;
  const more = others.map((finding) => text.message(finding.title, { now }));
  return (
    <>
      {leading !== undefined && (
        <span className="block why-lead">
          {text.message(leading.title, { now })}
          {leading.answered && <span className="tag">{say('worklist.answered')}</span>}
        </span>
      )}
      {more.length > 0 && <span className="block sub why-more">{more.join(' · ')}</span>}
      {leading === undefined && row.notAssessedChecks === 0 && (
        <span className="block muted">{say('worklist.nothing')}</span>
      )}
      {row.notAssessedChecks > 0 && (leading === undefined || row.level === 'notAssessed') && <Unknowns row={row} />}
      <Changes row={row} />
    </>
  );
}

function Unknowns({ row }: { readonly row: WorklistRow }) {
  const { text, say } = useWords();
  const rest = row.notAssessedInputs.length - SHOWN_INPUTS;
  return (
    <span className="gaps">
      {say('worklist.notAssessed', { count: row.notAssessedChecks })}
      {row.notAssessedInputs.slice(0, SHOWN_INPUTS).map((input) => (
        <span key={input} className="chip gap">
          {text.input(input)}
        </span>
      ))}
      {rest > 0 && <span className="chip gap">+{rest}</span>}
    </span>
  );
}

function Changes({ row }: { readonly row: WorklistRow }) {
  const { text, say, zone, now } = useWords();
  const changes = row.changes.slice(0, SHOWN_CHANGES).map((change) => lowerFirst(text.message(change, { now })));
  const isToday = row.changedAt !== null && Date.parse(now) - Date.parse(row.changedAt) < 12 * 3_600_000;
  const parts = [
    ...(row.reopenedLines > 0
      ? [
          <b key="reopened" className="level-warn">
            {say('worklist.reopened', { count: row.reopenedLines })}
          </b>,
        ]
      : []),
    ...(row.reviewingBy === null
      ? []
      : [<b key="reviewing">{say('worklist.reviewingBy', { name: row.reviewingBy })}</b>]),
    ...(row.openInterventions > 0
      ? [<span key="open">{say('worklist.openInterventions', { count: row.openInterventions })}</span>]
      : []),
    ...(changes.length === 0
      ? []
      : [
          <span key="changes">
            {isToday && row.changedAt !== null
              ? say('worklist.new', { at: text.instant(row.changedAt, 'time', zone), changes: changes.join(', ') })
              : say('worklist.newPlain', { changes: changes.join(', ') })}
          </span>,
        ]),
    ...(row.changes.length === 0 && row.currentLines > 0 && row.validatedLines === row.currentLines
      ? [<span key="same">{say('worklist.unchanged')}</span>]
      : []),
  ];
  if (parts.length === 0) return null;
  return (
    <span className="sub block why-changes">
      {parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}
    </span>
  );
}
