import { z } from 'zod';
import type { JournalLine } from '../../../schema/ipc/deskPaths.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { mayTravel } from '../../../sync/exchange/chooseActs.ts';
import type { Journal } from '../journal/journal.ts';
import { openJournalActs } from '../rescue/journalActs.ts';

/** What was written on this workstation, in the clear, while the desk is open. */
export interface OwnActs {
  /** Those that may travel; not what the server refused: nobody shall build on it. */
  acts(): Iterable<ClinicalEvent>;
  has(id: string): boolean;
  get(id: string): ClinicalEvent | undefined;
  /** Whether the server has accepted it, by its present word. */
  isAccepted(id: string): boolean;
  /** Takes in what the journal has just been given; says whether there was an act among it that may travel. */
  appended(lines: readonly JournalLine[]): boolean;
  close(): void;
}

type ActLine = Extract<JournalLine, { line: 'act' }>;

/** The desk worker wrote it from its own schema, and whoever takes it in proves it: here it is only looked up. */
const ownEvent = z.looseObject({
  type: z.literal('event'),
  document: z.looseObject({ id: z.string(), wardId: z.string(), occurredAt: z.string(), digest: z.string() }),
});

/**
 * Commands on small state stay at home: what they come to depends on their order, which the server alone knows. Of the five
 * weeks that a journal holds, what the server has had for days is not even opened.
 */
export async function readOwnActs(dataKey: Uint8Array, journal: Journal, now: () => number): Promise<OwnActs> {
  const acts = new Map<string, ClinicalEvent>();
  const ids = new Set<string>();
  const outcomes = new Map<string, 'accepted' | 'conflict' | 'refused'>();
  // Locking fills the key of the desk with zeros; this copy ends by `close`.
  const key = dataKey.slice();
  const isAccepted = (id: string): boolean => outcomes.get(id) === 'accepted';

  const settle = (line: JournalLine): void => {
    if (line.line === 'settled') outcomes.set(line.id, line.outcome);
    if (line.line === 'restored') outcomes.clear();
  };
  const open = (line: ActLine): boolean => {
    const item = ownEvent.safeParse(openJournalActs({ dataKey: key }, [line]).acts[0]);
    if (!item.success) return false;
    acts.set(line.id, item.data.document as unknown as ClinicalEvent);
    return true;
  };
  const isOld = (id: string): boolean => {
    const occurredAt = new Date(writtenMs(id)).toISOString();
    return !mayTravel({ document: { id, occurredAt }, isAccepted: isAccepted(id) }, now());
  };

  const lines: ActLine[] = [];
  for await (const line of journal.read()) {
    settle(line);
    if (line.line === 'act') lines.push(line);
  }
  for (const line of lines) {
    ids.add(line.id);
    if (!isOld(line.id)) open(line);
  }
  return {
    acts: () => [...acts.values()].filter(({ id }) => outcomes.get(id) !== 'refused'),
    has: (id) => ids.has(id),
    get: (id) => acts.get(id),
    isAccepted,
    appended(grown) {
      let isNews = false;
      for (const line of grown) {
        settle(line);
        if (line.line !== 'act') continue;
        ids.add(line.id);
        isNews = open(line) || isNews;
      }
      return isNews;
    },
    close() {
      key.fill(0);
      acts.clear();
    },
  };
}

/** A UUID of version 7 begins with its time. */
function writtenMs(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
