import type { Journal } from '../../../sync/client/ports.ts';
import type { Replication } from '../../../sync/client/createReplication.ts';
import type { DeskModel } from '../model/deskModel.ts';
import type { DeskDatabase } from '../model/deskDatabase.ts';
import type { PeerShell } from '../shell/peerShell.ts';
import { createPeerBook, type PeerBook } from './peerBook.ts';

/** The book of peers' acts, beside the desk's database, model and replication. */
export function deskPeers(parts: {
  readonly shell: PeerShell;
  readonly database: Pick<DeskDatabase, 'mirror'>;
  readonly replication: () => Replication;
  readonly model: () => DeskModel;
  readonly nowMs: () => number;
  readonly random: () => number;
}): PeerBook {
  const { shell, database, replication, model, nowMs, random } = parts;
  return createPeerBook({
    shell,
    nowMs,
    random,
    mirrorHas: (id) => database.mirror.seqOf('event', id) !== null,
    add(event) {
      model().patients.addEvent(event);
      model().touch(event.chartId);
    },
    remove: ({ id, wardId }) => model().apply([{ type: 'removed', of: 'event', id, wardId, seq: 1 }]),
    isServerThere() {
      const { state, verified } = replication().state();
      return verified && (state === 'live' || state === 'delayed');
    },
    referredTo: () => new Set(waitingEvents(replication()).flatMap(({ references }) => references)),
    carried() {
      for (const { id, isStuck } of waitingEvents(replication())) if (isStuck) replication().retryItem(id);
    },
  });
}

/** A restored server is told to the shell by what is written into the journal; the book must hear of it too. */
export function hearingRestores(journal: Journal, restored: () => void): Journal {
  return {
    ...journal,
    async note(mark) {
      if (mark.line === 'restored') restored();
      return (await journal.note?.(mark)) ?? { ok: true, value: null };
    },
  };
}

/** Own events that the server has not taken, and what they refer to. */
function waitingEvents(replication: Replication) {
  return replication.outbox().flatMap(({ item, progress }) => {
    const isStuck = progress.step === 'needsAttention' && progress.reason === 'unknownReference';
    const isWaiting = isStuck || progress.step === 'onThisWorkstation' || progress.step === 'sent';
    if (item.type !== 'event' || !isWaiting) return [];
    const { id, corrects, body } = item.document;
    const references = [
      ...(body.kind === 'interventionOutcome' ? [body.interventionId] : []),
      ...(corrects === null ? [] : [corrects]),
    ];
    return [{ id, isStuck, references }];
  });
}
