import { overlayCommands, type PendingCommand } from '../../renderer/desk/acts/overlayCommands.ts';
import type { SmallState } from '../../schema/state/smallState.ts';
import { isDue } from '../../sync/client/batch.ts';
import type { Workstation } from './workstation.ts';

/** Small state as a workstation shows it: its mirror, with its own unanswered wishes merged in as the desk does. */
export function statesOnScreen(station: Workstation): readonly SmallState[] {
  const states = [...station.disks.mirror.rows.values()].flatMap(({ document }) =>
    document.type === 'state' ? [document.document] : [],
  );
  const pending = (station.replication()?.outbox() ?? []).flatMap(({ item, progress }): readonly PendingCommand[] => {
    if (item.type !== 'command') return [];
    const command = item.document;
    if (isDue({ progress })) return [{ command, answer: 'none' }];
    if (progress.step === 'accepted') return [{ command, answer: 'accepted' }];
    return progress.step === 'conflict' && seqHeld(station, command.stateId) < progress.seq
      ? [{ command, answer: 'conflict' }]
      : [];
  });
  return overlayCommands(states, pending);
}

/** How far the mirror has come with a small state. */
export function seqHeld(station: Workstation, stateId: string): number {
  return station.disks.mirror.rows.get(`state:${stateId}`)?.document.seq ?? 0;
}
