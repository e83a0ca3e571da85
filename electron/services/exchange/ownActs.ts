import type { JournalLine } from '../../../schema/ipc/deskPaths.ts';
import { clinicalEvent, type ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { pushItem } from '../../../schema/wire/push.ts';
import type { Journal } from '../journal/journal.ts';
import { openJournalActs } from '../rescue/journalActs.ts';

/** What was written on this workstation, in the clear, while the desk is open. */
export interface OwnActs {
  /** Not what the server refused: nobody shall build on it. */
  acts(): Iterable<ClinicalEvent>;
  get(id: string): ClinicalEvent | undefined;
  /** Whether the server has accepted it, by its present word. */
  isAccepted(id: string): boolean;
  /** Takes in what the journal has just been given; says whether there was an act among it that may travel. */
  appended(lines: readonly JournalLine[]): boolean;
  close(): void;
}

/** Commands on small state stay at home: what they come to depends on their order, which the server alone knows. */
export async function readOwnActs(dataKey: Uint8Array, journal: Journal): Promise<OwnActs> {
  const acts = new Map<string, ClinicalEvent>();
  const outcomes = new Map<string, 'accepted' | 'conflict' | 'refused'>();
  // Locking fills the key of the desk with zeros; this one ends with the desk too, by `close` of whoever holds it.
  const key = dataKey.slice();

  const take = (line: JournalLine): boolean => {
    if (line.line === 'settled') outcomes.set(line.id, line.outcome);
    if (line.line === 'restored') outcomes.clear();
    if (line.line !== 'act') return false;
    const [opened] = openJournalActs({ dataKey: key }, [line]).acts;
    const item = pushItem.safeParse(opened);
    if (!item.success || item.data.type !== 'event') return false;
    // As it was written: a later version of this program may have put fields into it that this one does not know.
    const { document } = opened as { document: ClinicalEvent };
    if (!clinicalEvent.safeParse(document).success) return false;
    acts.set(line.id, document);
    return true;
  };
  for await (const line of journal.read()) take(line);
  const mayTravel = (id: string): boolean => outcomes.get(id) !== 'refused';
  return {
    acts: () => [...acts.values()].filter(({ id }) => mayTravel(id)),
    get: (id) => acts.get(id),
    isAccepted: (id) => outcomes.get(id) === 'accepted',
    appended: (lines) => lines.map(take).some(Boolean),
    close() {
      key.fill(0);
      acts.clear();
    },
  };
}
