import type { Chart } from '../../../schema/chart/chart.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { SmallState } from '../../../schema/state/smallState.ts';
import type { OutboxEntry } from '../../../sync/client/outboxEntry.ts';
import type { ActProgress, OutboxRow } from '../deskViews.ts';

/** How far each act of this workstation has come, by its id. */
export function progressByAct(entries: readonly OutboxEntry[]): Readonly<Record<string, ActProgress>> {
  return Object.fromEntries(
    entries
      .filter(({ progress }) => progress.step !== 'visibleToWard')
      .map(({ item, progress }) => [item.document.id, progress.step]),
  );
}

/** The acts behind "3 to send", oldest first; those that the whole ward sees are done and left out. */
export function outboxRows(
  entries: readonly OutboxEntry[],
  chartOf: (chartId: string) => Chart | undefined,
  statesOf: (chartId: string) => readonly SmallState[],
): readonly OutboxRow[] {
  return entries
    .filter((entry) => entry.progress.step !== 'visibleToWard' && !isSettled(entry, statesOf))
    .sort((a, b) => a.order - b.order)
    .map(({ item, progress }) => {
      const { document } = item;
      const patient = document.chartId === null ? undefined : chartOf(document.chartId)?.patient;
      return {
        id: document.id,
        kind:
          item.type === 'event'
            ? item.document.body.kind
            : item.document.kind === 'correction'
              ? 'correction'
              : 'command',
        chartId: document.chartId,
        patientName:
          patient === undefined ? null : `${patient.familyName.toLocaleUpperCase()}, ${patient.givenNames.join(' ')}`,
        occurredAt: document.occurredAt,
        progress: progress.step,
        reason: reasonOf(progress),
      };
    });
}

/** A conflict waits for a person until the mirror says that one has settled it. */
function isSettled({ item, progress }: OutboxEntry, statesOf: (chartId: string) => readonly SmallState[]): boolean {
  if (progress.step !== 'conflict' || item.type !== 'command' || item.document.chartId === null) return false;
  const { id, stateId, chartId } = item.document;
  const state = statesOf(chartId).find((each) => each.id === stateId);
  return state !== undefined && !state.conflicts.some(({ commandId, settled }) => commandId === id && settled === null);
}

function reasonOf(progress: OutboxEntry['progress']): Message | null {
  return progress.step === 'needsAttention' ? { key: `outbox.attention.${progress.reason}`, params: {} } : null;
}
