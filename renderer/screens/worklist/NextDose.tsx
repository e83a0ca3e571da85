import { useWords } from '../../session/TextContext.tsx';

const SOON_MINUTES = 90;

/** A dose that is near says how near; one that is late says that it is late. */
export function NextDose({ at }: { readonly at: string | null }) {
  const { text, say, zone, day, now } = useWords();
  if (at === null) return <span className="sub">{say('worklist.noDose')}</span>;
  const minutes = (Date.parse(at) - Date.parse(now)) / 60_000;
  const isFar = minutes > 24 * 60;
  return (
    <>
      <b>{isFar ? day(at) : text.instant(at, 'time', zone)}</b>
      {minutes < 0 && (
        <span className="sub block level-warn">{say('worklist.overdue', { duration: text.duration(-minutes) })}</span>
      )}
      {minutes >= 0 && minutes <= SOON_MINUTES && (
        <span className="sub block level-warn">{say('time.ahead', { duration: text.duration(minutes) })}</span>
      )}
    </>
  );
}
