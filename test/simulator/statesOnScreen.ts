import { overlayCommands } from '../../renderer/desk/acts/overlayCommands.ts';
import type { SmallState } from '../../schema/state/smallState.ts';
import { isDue } from '../../sync/client/batch.ts';
import type { Workstation } from './workstation.ts';

/** Small state as a workstation shows it: its mirror, with its own unanswered wishes merged in as the desk does. */
export function statesOnScreen(station: Workstation): readonly SmallState[] {
  const states = [...station.disks.mirror.rows.values()].flatMap(({ document }) =>
    document.type === 'state' ? [document.document] : [],
  );
  const pending = (station.replication()?.outbox() ?? []).flatMap((entry) =>
    entry.item.type === 'command' && (isDue(entry) || entry.progress.step === 'accepted')
      ? [{ command: entry.item.document, isAccepted: entry.progress.step === 'accepted' }]
      : [],
  );
  return overlayCommands(states, pending);
}
