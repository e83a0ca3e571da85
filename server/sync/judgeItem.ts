import type { Session } from '../store/sessions.ts';
import type { ChartPlace, StoredOutcome } from '../store/acts.ts';
import { refuse, type Refused, type SoundItem } from './pushItem.ts';

/** What the server knows that bears on the items of one push. */
export type Knowledge = {
  readonly siteId: string;
  readonly session: Session;
  readonly outcomes: ReadonlyMap<string, StoredOutcome>;
  readonly charts: ReadonlyMap<string, ChartPlace>;
  /** Events that the server has, and the sound ones of this push. */
  readonly references: ReadonlyMap<string, { readonly chartId: string; readonly kind: string }>;
};

/** Null: to be taken. A refusal is not kept: the same act may be sent again when its cause has gone (a right given back). */
export function judgeItem(item: SoundItem, known: Knowledge): Refused | null {
  const { document } = item;
  if (document.siteId !== known.siteId) return refuse(item.id, 'forbidden', 'written for another site');
  if (document.authorId !== known.session.userId) {
    return refuse(item.id, 'forbidden', 'written by somebody else than the user who is signed in');
  }
  if (!known.session.wardIds.has(document.wardId)) {
    return refuse(item.id, 'forbidden', 'this ward is not among those the author may follow');
  }
  return judgeChart(item, known) ?? judgeReferences(item, known);
}

function judgeChart(item: SoundItem, known: Knowledge): Refused | null {
  const { chartId, wardId } = item.document;
  if (chartId === null) return null;
  const place = known.charts.get(chartId);
  if (place === undefined) return refuse(item.id, 'unknownChart', 'the server has no such chart');
  // The patient may have moved on since the act was written; one who never was in that ward is not the author's.
  if (!place.everIn.has(wardId)) return refuse(item.id, 'forbidden', 'the patient was never in this ward');
  return null;
}

function judgeReferences(item: SoundItem, known: Knowledge): Refused | null {
  if (item.type !== 'event') return null;
  const { body, corrects, chartId } = item.document;
  if (body.kind === 'interventionOutcome') {
    const found = known.references.get(body.interventionId);
    if (found?.kind !== 'intervention' || found.chartId !== chartId) {
      return refuse(item.id, 'unknownReference', 'the server has no such intervention on this chart');
    }
  }
  if (corrects !== null && known.references.get(corrects)?.chartId !== chartId) {
    return refuse(item.id, 'unknownReference', 'the server has no such event on this chart to correct');
  }
  return null;
}
