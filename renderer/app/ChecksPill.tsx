import { Button, DialogTrigger } from 'react-aria-components';
import { family, type Family } from '../../schema/family.ts';
import { Popup } from '../components/Popup.tsx';
import { SeverityIcon } from '../components/SeverityMark.tsx';
import { Icon } from '../components/Icon.tsx';
import type { SyncView } from '../desk/deskViews.ts';
import { useFrame } from '../session/FrameContext.tsx';
import { useWords } from '../session/TextContext.tsx';

/** Whether decision support is running, always on screen: offline this is a safety item. */
export function ChecksPill() {
  const { say } = useWords();
  const { sync } = useFrame();
  const failed = sync !== undefined && (sync.knowledgeFailure !== null || sync.familiesRunning.length === 0);
  const isExpired = sync?.knowledge.some((pack) => pack.expired) ?? false;
  const tone = failed ? 'bad' : isExpired ? 'uneasy' : 'plain';
  return (
    <DialogTrigger>
      <Button className={`pill ${tone}`}>
        {failed && <Icon name="warning" />}
        {sync === undefined ? say('frame.checksAsking') : failed ? say('frame.checksFailed') : runningWords(sync, say)}
      </Button>
      <Popup label={say('frame.checks.title')} width={440}>
        <h2>{say('frame.checks.title')}</h2>
        {sync !== undefined && <ChecksPanel sync={sync} />}
      </Popup>
    </DialogTrigger>
  );
}

function runningWords(sync: SyncView, say: ReturnType<typeof useWords>['say']): string {
  const newest =
    sync.knowledge
      .map((pack) => pack.version)
      .toSorted()
      .at(-1) ?? '';
  return say('frame.checks', { running: sync.familiesRunning.length, of: family.options.length, version: newest });
}

function ChecksPanel({ sync }: { readonly sync: SyncView }) {
  const { text, say } = useWords();
  const running = new Set(sync.familiesRunning);
  const isRunning = (name: Family): boolean => running.has(name) && sync.knowledgeFailure === null;
  return (
    <>
      {sync.knowledgeFailure !== null && <p className="error">{text.message(sync.knowledgeFailure)}</p>}
      <ul className="pack-list sub">
        {sync.knowledge.map((pack) => (
          <li key={pack.packId}>
            {say('frame.checks.pack', {
              pack: pack.packId,
              version: pack.version,
              date: text.birthDate(pack.effectiveDate),
            })}
            {pack.expired && <strong className="level-warn"> · {say('frame.checks.expired')}</strong>}
          </li>
        ))}
      </ul>
      <FamilyList
        title={say('frame.checks.notRunning')}
        families={family.options.filter((name) => !isRunning(name))}
        level="notAssessed"
      />
      <FamilyList title={say('frame.checks.running')} families={family.options.filter(isRunning)} level="none" />
    </>
  );
}

function FamilyList({
  title,
  families,
  level,
}: {
  readonly title: string;
  readonly families: readonly Family[];
  readonly level: 'none' | 'notAssessed';
}) {
  const { text } = useWords();
  if (families.length === 0) return null;
  return (
    <section>
      <h3 className="field-label">
        {title} ({families.length})
      </h3>
      <ul className="family-list">
        {families.map((name) => (
          <li key={name}>
            <SeverityIcon level={level} />
            {text.family(name)}
          </li>
        ))}
      </ul>
    </section>
  );
}
